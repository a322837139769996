import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readKeyRing } from '../../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { rotateKeys } from '../../../subgraphs/affiliation/people/person/rotate-keys.ts';
import { bindStored, sealStored } from '../../../subgraphs/affiliation/people/person/seal-stored.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const kommuner = ['740', '101'] as const;
const kilde = 'Nord';
let server: TestServer;
let affiliation: TestAffiliation;
let asks: Ask[];
/** One person whom both municipalities know, one of them as protected. */
const cpr = testCpr();

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  asks = await Promise.all(kommuner.map((kode) => server.askAs('kommunal', kode)));
  for (const i of [0, 1]) expect(await attach(i)).toEqual([]);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

async function attach(i: number, lokalId = 'A1'): Promise<object[]> {
  const [enhedsNummer] = unitsOf(kommuner[i] ?? '');
  const hidden = i === 0 ? { beskyttet: true, aliasFornavn: 'A', aliasEfternavn: 'B' } : {};
  const person = { cpr, fornavn: 'Ida', efternavn: 'Prøve', ...hidden };
  const query = 'mutation ($input: AttachAnsatInput!) { it: attachAnsat(input: $input) { errors { code } } }';
  const input = { enhed: enhedsNummer, kilde, lokalId, roller: ['Pædagog'], person };
  return (await get<{ it: { errors: object[] } }>(asks[i] as Ask, query, { input })).it.errors;
}

async function idsBy(ask: Ask | undefined): Promise<string[]> {
  const query = 'query ($cpr: String!) { personer(where: { cpr: $cpr }) { nodes { id } } }';
  const { nodes } = (await get<{ personer: { nodes: { id: string }[] } }>(ask as Ask, query, { cpr })).personer;
  return nodes.map(({ id }) => id);
}
const stored = () => affiliation.database.read.person.findMany({ where: { antalKilder: { gt: 0 } } });
const keys = () => readKeyRing(server.config.affiliation.cprKeys.file, false);

/** What an earlier version of the product stored: the same in every municipality and unit. */
const hmac = (text: string) =>
  createHmac('sha256', keys().at(-1)?.index ?? '')
    .update(text)
    .digest('base64url');

describe('a person whom two municipalities know', () => {
  it('has nothing in the file that shows that both are one', async () => {
    const [a, b] = await stored();
    expect([a?.kommuneKode, b?.kommuneKode].sort()).toEqual(['101', '740']);
    const told = (row?: object) =>
      Object.values(row ?? {}).filter((value) => typeof value === 'string' && value.length > 20);
    expect(told(a).length).toBeGreaterThan(2);
    expect(told(a).filter((value) => told(b).includes(value))).toEqual([]);
  });

  it('is found by each in its own, is one there, and is found by who may read both in both', async () => {
    const [mine, theirs] = [await idsBy(asks[0]), await idsBy(asks[1])];
    expect([mine.length, theirs.length]).toEqual([1, 1]);
    expect(mine).not.toEqual(theirs);
    expect([await attach(0, 'A2'), await attach(1, 'A2')]).toEqual([[], []]);
    expect([await idsBy(asks[0]), await idsBy(asks[1])]).toEqual([mine, theirs]);
    const both = await server.askAs('kommunal', ...kommuner);
    expect(await idsBy(both)).toEqual([...mine, ...theirs].sort());
  });

  it('is bound to each at the first start, where an earlier version had not, and what was delivered of them to the unit', async () => {
    const { database } = affiliation;
    const ids = [await idsBy(asks[0]), await idsBy(asks[1])];
    const values = () => stored().then((rows) => rows.map(({ cprIndex }) => cprIndex));
    const before = await values();
    await database.write.person.updateMany({ where: { cprIndex: { not: null } }, data: { cprIndex: hmac(cpr) } });
    const noegle = keys().at(-1)?.id ?? '';
    const units = kommuner.map((kode) => unitsOf(kode)[0] ?? '');
    for (const [i, enhedsNummer] of units.entries()) {
      const there = { enhedsNummer, kilde, lokalId: 'A1', personId: ids[i]?.[0] ?? '', aktoertype: 'ansat' };
      const prints = { aftryk: randomUUID(), cprAftryk: hmac(`aftryk ${cpr}`), noegle, leveringId: 'x' };
      await database.write.leveretPerson.create({ data: { ...there, ...prints } });
    }
    expect(await idsBy(asks[0])).toEqual([]);
    await database.write.counter.deleteMany({ where: { navn: 'kommuneindeks' } });
    await sealStored(database);
    expect(await values()).toEqual(before);
    expect([await idsBy(asks[0]), await idsBy(asks[1])]).toEqual(ids);
    const prints = await database.read.leveretPerson.findMany();
    expect(new Map(prints.map((row) => [row.enhedsNummer, row.cprAftryk]))).toEqual(
      new Map(units.map((enhed) => [enhed, affiliation.vault.cprFingerprint(enhed, cpr, noegle)])),
    );
    expect(new Set(prints.map(({ cprAftryk }) => cprAftryk)).size).toBe(2);
    expect(await bindStored(database)).toBe(0);
  });

  it('is bound to each when keys are changed, also where an earlier version had not', async () => {
    const { database } = affiliation;
    const ids = [await idsBy(asks[0]), await idsBy(asks[1])];
    await database.write.person.updateMany({ where: { cprIndex: { not: null } }, data: { cprIndex: hmac(cpr) } });
    await rotateKeys(database, server.config.affiliation.cprKeys.file);
    expect([await idsBy(asks[0]), await idsBy(asks[1])]).toEqual(ids);
    const byKommune = new Map((await stored()).map(({ kommuneKode, cprIndex }) => [kommuneKode, cprIndex]));
    expect(new Set(byKommune.values()).size).toBe(2);
  });
});
