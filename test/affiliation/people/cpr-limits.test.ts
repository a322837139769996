import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CprOpslag } from '../../../subgraphs/affiliation/people/opslag/cpr-opslag.ts';
import { type Ask, askOf } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const kommune = '740';
const [enhed = ''] = unitsOf(kommune);
const kilde = 'Testsystem';
const limits = {
  lookups: 20,
  lookupsAll: 45,
  writes: 40,
  birthday: 1_000,
  birthdayYear: 1_000,
  birthdayAll: 1_000,
  birthdayAllYear: 1_000,
};

let server: TestServer;
let affiliation: TestAffiliation;
let token: string;
let ask: Ask;
const known = Array.from({ length: 5 }, () => testCpr());
let ids: string[];

beforeAll(async () => {
  server = await startTestServer({
    REGISTER_MODE: 'sandbox',
    CPR_LOOKUPS_PER_DAY: String(limits.lookups),
    CPR_LOOKUPS_ALL_PER_DAY: String(limits.lookupsAll),
    CPR_WRITES_PER_DAY: String(limits.writes),
  });
  affiliation = await openTestAffiliation(server);
  token = await server.tokenWith({ roles: ['kommunal'], kommuner: [kommune] });
  ask = askOf(server.url, token);
  ids = await storePeople(affiliation, kommune, ({ person, tie }) =>
    known.map((cpr, n) => {
      const personId = person({ cpr, fornavn: `Kendt${n}`, hjemmetelefon: null });
      if (n < 4) tie({ personId, aktoertype: 'ansat', enhedsNummer: enhed, lokalId: `kendt-${n}` });
      return personId;
    }),
  );
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});
beforeEach(async () => {
  await affiliation.database.write.cpropslag.deleteMany();
  await affiliation.database.write.laeselog.deleteMany();
});

const used = async () => {
  const { opslag = 0, skrevne = 0 } =
    (await affiliation.database.read.cpropslag.findFirst({ where: { actor: 'person:test' } })) ?? {};
  return { opslag, skrevne };
};
const numre = (count: number) => Array.from({ length: count }, () => testCpr());
const search = (cpr: string) => ask('query ($w: PersonWhere) { personer(where: $w) { totalCount } }', { w: { cpr } });
const codeOf = ({ errors }: { errors?: { extensions?: Record<string, unknown> }[] }) => errors?.[0]?.extensions?.code;

interface Payload {
  errors: { code: string; retryAfter: number | null }[];
  changes: object[];
  refused: { errors: { code: string }[] }[];
}
const apply = async (rows: object[], more: { dryRun?: boolean; skipRefused?: boolean; key?: string } = {}) => {
  const query = `mutation ($rows: [TilknytningRowInput!]!, $dryRun: Boolean!, $skipRefused: Boolean!, $key: String) {
    applyTilknytninger(input: { kilde: "${kilde}", rows: $rows, skipRefused: $skipRefused }, dryRun: $dryRun, idempotencyKey: $key) {
      errors { code retryAfter } changes { id } refused { errors { code } } } }`;
  const { dryRun = false, skipRefused = false, key = null } = more;
  return (await get<{ applyTilknytninger: Payload }>(ask, query, { rows, dryRun, skipRefused, key }))
    .applyTilknytninger;
};
let serial = 0;
const ekstern = (cpr: string, more: object = {}) => ({
  ekstern: {
    ...{ enhed, lokalId: `ny-${++serial}`, rolle: 'Ekstern', gyldigFra: '2099-01-01' },
    person: { cpr, fornavn: 'Ny', efternavn: 'Person', ...more },
  },
});
const codes = (problems: { code: string }[]) => [...new Set(problems.map(({ code }) => code))];

describe('CPR numbers that a caller has looked up', () => {
  it('are as many a day as are allowed, hits and misses alike, by whatever door', async () => {
    const [one = '', two = ''] = known;
    expect((await search(one)).data).toEqual({ personer: { totalCount: 1 } });
    expect((await search(testCpr())).data).toEqual({ personer: { totalCount: 0 } });
    const update = `mutation ($i: UpdatePersonInput!) { updatePerson(input: $i, dryRun: true) { errors { code } } }`;
    await get(ask, update, { i: { kommuneKode: kommune, cpr: two, kilde, koen: 'M' } });
    const change = `mutation ($i: ChangeCprInput!) { changeCpr(input: $i, dryRun: true) { errors { code } } }`;
    await get(ask, change, { i: { personId: ids[0], cpr: two } });
    expect(await used()).toEqual({ opslag: 4, skrevne: 0 });
    await apply(
      [one, ...numre(3)].map((cpr) => ekstern(cpr)),
      { dryRun: true },
    );
    expect(await used()).toEqual({ opslag: 8, skrevne: 0 });
    const person = 'query ($w: PersonWhere) { personer(where: $w) { totalCount } }';
    await get(ask, person, { w: { OR: [{ cpr: one }, { AND: [{ cpr: testCpr() }, { cpr: testCpr() }] }] } });
    expect(await used()).toEqual({ opslag: 11, skrevne: 0 });
  });

  it('beyond that are refused before anything is looked up: with HTTP 429, and a code in a payload', async () => {
    expect(
      (
        await apply(
          numre(limits.lookups).map((cpr) => ekstern(cpr)),
          { dryRun: true },
        )
      ).errors,
    ).toEqual([]);
    const [cpr = ''] = known;
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: 'query ($w: PersonWhere) { personer(where: $w) { totalCount } }',
        variables: { w: { cpr } },
      }),
    });
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const text = await response.text();
    expect(text).toContain('CPR_LIMIT');
    expect(text).not.toContain(cpr);
    const { errors, changes } = await apply([ekstern(cpr)], { dryRun: true });
    expect([codes(errors), changes]).toEqual([['CPR_LIMIT'], []]);
    expect(errors[0]?.retryAfter).toBeGreaterThan(0);
    expect(await used()).toEqual({ opslag: limits.lookups, skrevne: 0 });
    // What has nothing to do with numbers goes on, and so do others.
    expect((await ask('{ personer(first: 1) { totalCount } }')).errors).toBeUndefined();
    const other = await server.askWith({ subject: 'anna', roles: ['kommunal'], kommuner: [kommune] });
    expect(
      (await other('query ($w: PersonWhere) { personer(where: $w) { totalCount } }', { w: { cpr } })).data,
    ).toEqual({
      personer: { totalCount: 1 },
    });
  });

  it('count one by one in a request of many aliases', async () => {
    const aliases = numre(15).map((cpr, n) => ({ n, cpr }));
    const declared = aliases.map(({ n }) => `$i${n}: ChangeCprInput!`).join(' ');
    const asked = aliases.map(({ n }) => `a${n}: changeCpr(input: $i${n}, dryRun: true) { errors { code } }`).join(' ');
    const inputs = Object.fromEntries(aliases.map(({ n, cpr }) => [`i${n}`, { personId: ids[0], cpr }]));
    await get(ask, `mutation (${declared}) { ${asked} }`, inputs);
    expect(await used()).toEqual({ opslag: 15, skrevne: 0 });
    const again = await get<Record<string, { errors: { code: string }[] }>>(
      ask,
      `mutation (${declared}) { ${asked} }`,
      inputs,
    );
    expect(Object.values(again).filter(({ errors }) => codes(errors).includes('CPR_LIMIT'))).toHaveLength(10);
    expect(await used()).toEqual({ opslag: limits.lookups, skrevne: 0 });
  });

  it('are counted once where many come at once, also from other processes and after a restart', async () => {
    const { database, vault } = affiliation;
    const processes = [1, 2].map(() => new CprOpslag(database, vault, limits));
    const about = { numre: [testCpr()], kind: 'opslag', kommuner: [kommune], formaal: 'test' } as const;
    const looker = { actor: 'person:test', requestId: 'test' };
    const tries = processes.flatMap((one) => Array.from({ length: 15 }, () => one.count(looker, about)));
    const refused = (await Promise.all(tries)).filter((refusal) => refusal !== null);
    expect(refused).toHaveLength(30 - limits.lookups);
    expect(await used()).toEqual({ opslag: limits.lookups, skrevne: 0 });
    expect(codeOf(await search(testCpr()))).toBe('CPR_LIMIT');
  });

  it('are so many a day for all callers of a municipality together, and none of one beyond a limit of its own', async () => {
    const asOther = async (subject: string, at = kommune) =>
      askOf(server.url, await server.tokenWith({ subject, roles: ['kommunal'], kommuner: [at] }));
    const query = 'query ($w: PersonWhere) { personer(where: $w) { totalCount } }';
    const look = async (as: Ask, count: number) =>
      codeOf(await as(query, { w: { OR: numre(count).map((cpr) => ({ cpr })) } }));
    const [first, second, third] = await Promise.all(['en', 'to', 'tre'].map((subject) => asOther(subject)));
    expect(await look(first as Ask, 20)).toBeUndefined();
    expect(await look(second as Ask, 20)).toBeUndefined();
    expect(await look(third as Ask, 6)).toBe('CPR_LIMIT');
    // What was refused was counted for nobody: what is left is there still, and another municipality's as ever.
    expect(await look(third as Ask, 5)).toBeUndefined();
    expect(await look(await asOther('fire', '101'), 6)).toBeUndefined();
    const rows = await affiliation.database.read.cpropslag.findMany({ where: { actor: { startsWith: 'alle' } } });
    expect(rows.map(({ actor, opslag }) => [actor, opslag]).sort()).toEqual([
      ['alle 101', 6],
      [`alle ${kommune}`, limits.lookupsAll],
    ]);
    // What is stored is no look-up, but what a write did not store is.
    const wrong = { fornavn: 'Helt', efternavn: 'Anden', foedselsdato: '1970-01-01' };
    expect((await apply([ekstern(testCpr())])).errors).toEqual([]);
    expect(codes((await apply([ekstern(known[1] ?? '', wrong)])).errors)).toEqual(['CPR_LIMIT']);
  });

  it('stand in the read log, found or not, and refused', async () => {
    const [one = '', two = ''] = known;
    await apply(
      [one, two, ...numre(3)].map((cpr) => ekstern(cpr)),
      { dryRun: true },
    );
    const lines = await affiliation.database.read.laeselog.findMany({
      where: { lineKind: 'opslag' },
      orderBy: { id: 'asc' },
    });
    expect(
      lines.map(({ personId, antal, spoergsmaal, formaal }) => [personId, antal, spoergsmaal, formaal]).sort(),
    ).toEqual(
      [
        [ids[0], 1, 'cpr', 'applyTilknytninger'],
        [ids[1], 1, 'cpr', 'applyTilknytninger'],
        [null, 0, 'cpr (3)', 'applyTilknytninger'],
      ].sort(),
    );
    await apply(
      numre(limits.lookups).map((cpr) => ekstern(cpr)),
      { dryRun: true },
    );
    const refused = await affiliation.database.read.laeselog.findMany({ where: { hvad: 'CPR_LIMIT' } });
    expect(refused).toMatchObject([{ lineKind: 'afslag', actor: 'person:test', spoergsmaal: 'cpr (20)' }]);
  });
});

describe('CPR numbers that are stored', () => {
  it('are counted apart, and stand in the read log as far as they were somebody already', async () => {
    const [free = '', id] = [known[4], ids[4]]; // of whom nothing stands in the way of another tie
    const { errors } = await apply([free, ...numre(24)].map((cpr) => ekstern(cpr)));
    expect(errors).toEqual([]);
    expect(await used()).toEqual({ opslag: 0, skrevne: 25 });
    const lines = await affiliation.database.read.laeselog.findMany({ where: { lineKind: 'opslag' } });
    expect(lines.map(({ personId, spoergsmaal }) => [personId, spoergsmaal]).sort()).toEqual(
      [
        [id, 'cpr'],
        [null, 'cpr (24)'],
      ].sort(),
    );
    expect(codes((await apply(numre(16).map((cpr) => ekstern(cpr)))).errors)).toEqual(['CPR_LIMIT']);
  });

  it('are not counted again for a call that is answered again', async () => {
    const rows = numre(15).map((cpr) => ekstern(cpr));
    for (const _ of [1, 2, 3]) expect((await apply(rows, { key: 'igen' })).errors).toEqual([]);
    expect(await used()).toEqual({ opslag: 0, skrevne: 15 });
  });

  it('were looked up when the write stores nothing, and who tries too many only sees what is wrong with the rows', async () => {
    const wrong = { fornavn: 'Helt', efternavn: 'Anden', foedselsdato: '1970-01-01' };
    const few = await apply([ekstern(known[1] ?? '', wrong), ...numre(9).map((cpr) => ekstern(cpr))]);
    expect(codes(few.errors)).toEqual(['PERSON_DIFFERS']);
    expect(await used()).toEqual({ opslag: 10, skrevne: 0 });
    const many = [...known.map((cpr) => ekstern(cpr, wrong)), ...numre(9).map((cpr) => ekstern(cpr)), ekstern('12')];
    const told = await apply(many);
    expect([codes(told.errors).sort(), told.changes]).toEqual([['CPR_LIMIT', 'CPR_MALFORMED'], []]);
    expect(await used()).toEqual({ opslag: 10, skrevne: 14 });
  });

  it('were looked up of the rows that are left out, and too many of those show nothing', async () => {
    const wrong = { fornavn: 'Helt', efternavn: 'Anden', foedselsdato: '1970-01-01' };
    const rows = [...known.map((cpr) => ekstern(cpr, wrong)), ekstern(testCpr())];
    const told = await apply(rows, { skipRefused: true });
    expect(told.refused.map(({ errors }) => codes(errors))).toEqual(known.map(() => ['PERSON_DIFFERS']));
    expect(await used()).toEqual({ opslag: 5, skrevne: 1 });
    await apply(
      numre(14).map((cpr) => ekstern(cpr)),
      { dryRun: true },
    );
    const withheld = await apply([...known.map((cpr) => ekstern(cpr, wrong)), ekstern(testCpr())], {
      skipRefused: true,
    });
    expect(withheld.refused.map(({ errors }) => codes(errors))).toEqual(known.map(() => ['CPR_LIMIT']));
    expect(withheld.changes).toHaveLength(2);
  });

  it('are counted as looked up when the write is through, and again with an answer that is given again', async () => {
    const wrong = { fornavn: 'Helt', efternavn: 'Anden', foedselsdato: '1970-01-01' };
    const stored = ekstern(testCpr());
    const rows = [ekstern(known[1] ?? '', wrong), stored];
    const seen: number[] = [];
    const moved = CprOpslag.prototype.moveToLookups;
    const spy = vi.spyOn(CprOpslag.prototype, 'moveToLookups').mockImplementation(async function (
      this: CprOpslag,
      ...given
    ) {
      seen.push(await affiliation.database.read.tilknytning.count({ where: { lokalId: stored.ekstern.lokalId } }));
      return moved.apply(this, given);
    });
    const told = [await apply(rows, { skipRefused: true, key: 'udeladt' })];
    spy.mockRestore();
    expect(seen).toEqual([1]);
    expect(await used()).toEqual({ opslag: 1, skrevne: 1 });
    told.push(await apply(rows, { skipRefused: true, key: 'udeladt' }));
    expect(told.map(({ refused }) => refused.map(({ errors }) => codes(errors)))).toEqual([
      [['PERSON_DIFFERS']],
      [['PERSON_DIFFERS']],
    ]);
    expect(await used()).toEqual({ opslag: 2, skrevne: 1 });
    await apply(
      numre(limits.lookups - 2).map((cpr) => ekstern(cpr)),
      { dryRun: true },
    );
    const last = await apply(rows, { skipRefused: true, key: 'udeladt' });
    expect(last.refused.map(({ errors }) => codes(errors))).toEqual([['CPR_LIMIT']]);
  });
});
