import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CprVault, newKey, readKeyRing, ringText } from '../../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { versionsByKey } from '../../../subgraphs/affiliation/people/person/reseal-persons.ts';
import { dropOldKeys, rotateKeys } from '../../../subgraphs/affiliation/people/person/rotate-keys.ts';
import { sealStored } from '../../../subgraphs/affiliation/people/person/seal-stored.ts';
import { sql } from '../../../subgraphs/common/database/sql.ts';
import { replaceFile } from '../../../subgraphs/common/files/write-file.ts';
import type { Ask } from '../../support/ask.ts';
import { bytesAtRest } from '../../support/at-rest.ts';
import { get } from '../../support/get.ts';
import { loadPeople } from '../../support/load-people.ts';
import { unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const kilde = 'Nord';
const [enhed = ''] = unitsOf('740');
let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let databeskyttelse: Ask;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '740');
  databeskyttelse = await server.askAs('databeskyttelse', '740');
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

async function load(rows: object[]): Promise<void> {
  expect(await loadPeople(affiliation, rows, { kilde })).toMatchObject({ stored: true, refusals: [] });
}

interface Given {
  person: Record<string, unknown> & { cpr: string };
  /** Every text of it that tells who it is. */
  secrets: string[];
}

/** A person with something unmistakable in every field. */
function told(tag: string, more: object = {}): Given {
  const cpr = testCpr();
  const texts = {
    ...{
      fornavn: `Fornavn${tag}æ`,
      efternavn: `Efternavn${tag}`,
      email: `post-${tag}@example.dk`,
      fotoId: `foto-${tag}`,
    },
    ...{ aliasFornavn: `Aliasfor${tag}`, aliasEfternavn: `Aliasefter${tag}` },
  };
  const digits = cpr.slice(-6);
  const [mobil, hjemme] = [`29${digits}`, `86${digits}`];
  const adresse = { vejOgNummer: `Hemmelig${tag}vej 7`, postNummer: '8600', byNavn: `Skjult${tag}by` };
  const person = {
    ...{ cpr, ...texts, foedselsdato: '1918-01-02', adresse },
    ...{ mobiltelefon: { nummer: mobil, beskyttet: true }, hjemmetelefon: { nummer: hjemme, beskyttet: false } },
    ...more,
  };
  const folded = [`fornavn${tag}ae`, `efternavn${tag}`].map((text) => text.toLowerCase());
  const secrets = [...Object.values(texts), ...folded, cpr, mobil, hjemme, adresse.vejOgNummer, adresse.byNavn];
  return { person, secrets };
}

const ansat = ({ person }: Given, more: object = {}) => ({
  ...{ type: 'ansat', enhed, lokalId: `L${person.cpr.slice(-4)}`, roller: ['Pædagog'] },
  person: { ...person, ...more },
});

/** Which of these texts the files of either database hold. */
async function present(secrets: readonly string[]): Promise<string[]> {
  const { affiliation: people, register } = server.databases;
  const bytes = Buffer.concat([await bytesAtRest(people), await bytesAtRest(register)]);
  return secrets.filter((secret) => bytes.includes(Buffer.from(secret)));
}

/** The same once the log is emptied, which waits for those who read it. */
async function found(secrets: readonly string[]): Promise<string[]> {
  let seen = await present(secrets);
  for (let tries = 0; tries < 40 && seen.length > 0; tries++) {
    await sleep(100);
    seen = await present(secrets);
  }
  return seen;
}

async function idOf({ person: { cpr } }: Given): Promise<string> {
  const query = 'query ($cpr: String!) { personer(where: { cpr: $cpr }) { nodes { id } } }';
  const { nodes } = (await get<{ personer: { nodes: { id: string }[] } }>(kommunal, query, { cpr })).personer;
  return nodes[0]?.id ?? '';
}

async function write(mutation: string, input: object, as = kommunal, key: string | null = null) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $key: String) { it: ${mutation}(input: $input, idempotencyKey: $key) { errors { code } replayed } }`;
  return (await get<{ it: { errors: { code: string }[]; replayed: boolean } }>(as, query, { input, key })).it;
}
const ok = { errors: [], replayed: false };

describe('who has the files of the databases', () => {
  it('finds what is stored of somebody who is not protected, so that the rest of these tests can fail', async () => {
    const open = told('Synlig');
    await load([ansat(open)]);
    const { cpr } = open.person;
    expect(await present(open.secrets)).toEqual(open.secrets.filter((secret) => secret !== cpr));
  });

  it('finds nothing of a person who is given as protected, nor of a protected contact, however often they are given', async () => {
    const [barn, mor, ansatte] = [told('Barn'), told('Mor'), told('Ansat')];
    const stue = {
      type: 'gruppe',
      enhed,
      kode: 'stue',
      gruppetype: 'Hovedgruppe',
      trin: 'DT',
      gyldigFra: '2020-01-01',
    };
    const hidden = { beskyttet: true };
    const rows = [
      stue,
      {
        ...{ type: 'barn', enhed, lokalId: 'B1', rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue' },
        person: { ...barn.person, ...hidden },
        kontakter: [
          {
            person: { ...mor.person, ...hidden },
            relation: 'Mor',
            foraeldremyndighed: false,
            retsgrundlag: 'Sag om Navnlig',
          },
        ],
      },
      { ...ansat(ansatte, hidden), initialer: 'INIHEMMELIG' },
    ];
    await load(rows);
    await load(rows);
    const renamed = told('Omdøbt');
    await load([ansat({ ...renamed, person: { ...renamed.person, cpr: ansatte.person.cpr } }, hidden)]);
    const delivery = `mutation { it: prepareLevering(input: { enhedsNummer: "${enhed}", kilde: "${kilde}" }) { levering { id dokument } } }`;
    await get(kommunal, delivery);
    const people = [barn, mor, ansatte, renamed].flatMap(({ secrets }) => secrets);
    expect(await found([...people, 'INIHEMMELIG', 'Sag om Navnlig'])).toEqual([]);
    const ties =
      '{ tilknytninger(where: { aktoertype: { in: [ANSAT, KONTAKT] } }, first: 100) { nodes { initialer } } }';
    expect(JSON.stringify(await get(kommunal, ties))).toContain('INIHEMMELIG');
  });

  it('finds nothing of one who becomes protected later, in any version from before or in a replayed answer', async () => {
    const later = told('Senere');
    const [before, between] = [told('Foer'), told('Imellem')];
    const same = (other: Given) => ansat({ ...other, person: { ...other.person, cpr: later.person.cpr } });
    const lokalId = `L${later.person.cpr.slice(-4)}`;
    for (const one of [before, between, later]) await load([{ ...same(one), lokalId }]);
    expect((await present(later.secrets)).length).toBeGreaterThan(5);
    const personId = await idOf(later);
    const input = { personId, kilde, beskyttet: true, ...{ fornavn: 'FornavnNyt', efternavn: 'EfternavnNyt' } };
    expect(await write('updatePerson', input, kommunal, 'en-noegle')).toEqual(ok);
    expect(await write('updatePerson', input, kommunal, 'en-noegle')).toEqual({ errors: [], replayed: true });
    const secrets = [before, between, later].flatMap((one) => one.secrets);
    expect(await found([...secrets, 'FornavnNyt', 'EfternavnNyt'])).toEqual([]);
    const versions = await affiliation.persons({ id: personId });
    expect(versions.map(({ fornavn }) => fornavn).sort()).toEqual(
      ['FornavnForæ', 'FornavnNyt', 'FornavnImellemæ', 'FornavnSenereæ'].sort().map((n) => n.replace('Foræ', 'Foeræ')),
    );
  });

  it('finds what is current once protection is lifted, the versions from before not, and nothing when it is back', async () => {
    const person = told('Loeftet');
    await load([ansat(person, { beskyttet: true })]);
    const personId = await idOf(person);
    const asOf = new Date().toISOString();
    const lifter = await server.askWith({ subject: 'lifter', roles: ['navnebeskyttelse'], kommuner: ['740'] });
    expect(await write('liftBeskyttelse', { personId, begrundelse: 'sag 1' }, lifter)).toEqual(ok);
    expect((await present(['FornavnLoeftetæ'])).length).toBe(1);
    const rows = await affiliation.database.read.person.findMany({ where: { id: personId } });
    expect(rows.map(({ fornavn, forseglet }) => [fornavn, forseglet !== null])).toEqual([
      ['', true],
      ['FornavnLoeftetæ', false],
    ]);
    const query = 'query ($id: ID!, $asOf: DateTime) { person(id: $id, asOf: $asOf) { navn rigtigtNavn { fornavn } } }';
    const both = await server.askWith({ roles: ['kommunal', 'navnebeskyttelse'], kommuner: ['740'] });
    expect(await get(both, query, { id: personId, asOf })).toEqual({
      person: { navn: 'AliasforLoeftet AliasefterLoeftet', rigtigtNavn: { fornavn: 'FornavnLoeftetæ' } },
    });
    expect((await kommunal(query, { id: personId, asOf })).errors?.map(({ extensions }) => extensions?.code)).toEqual([
      'NOT_ALLOWED',
    ]);
    expect(await write('updatePerson', { personId, kilde, beskyttet: true })).toEqual(ok);
    expect(await found(person.secrets)).toEqual([]);
  });

  it('finds nothing of one who was protected, or not, and is erased', async () => {
    const [hidden, open] = [told('Slettet'), told('Glemt')];
    await load([ansat(hidden, { beskyttet: true }), ansat(open)]);
    for (const one of [hidden, open])
      expect(
        await write('erasePerson', { id: await idOf(one), begrundelse: 'sag 2', force: true }, databeskyttelse),
      ).toEqual(ok);
    expect(await found([...hidden.secrets, ...open.secrets])).toEqual([]);
    const rows = await affiliation.database.read.person.findMany({ where: { antalKilder: 0 } });
    expect(rows.every(({ forseglet, forsegletNoegle }) => forseglet === null && forsegletNoegle === null)).toBe(true);
  });

  it('finds nothing that an earlier version of the product stored, once this one was started', async () => {
    const old = told('Gammel');
    await load([ansat(old, { beskyttet: true })]);
    const [row] = await affiliation.persons({ id: await idOf(old) });
    const { database } = affiliation;
    await database.write.person.updateMany({
      where: { id: row?.id ?? '' },
      data: { ...row, forseglet: null, forsegletNoegle: null, foldedNavn: 'fornavngammelae', sortNavn: 'x' },
    });
    await database.write.tilknytning.updateMany({
      where: { personId: row?.id ?? '' },
      data: { initialer: 'INIGAMMEL' },
    });
    expect((await present([...old.secrets, 'INIGAMMEL'])).length).toBeGreaterThan(5);
    await database.write.counter.deleteMany({ where: { navn: 'forseglet' } });
    expect(await sealStored(database)).toBe(2);
    expect(await sealStored(database)).toBe(0);
    expect(await found([...old.secrets, 'INIGAMMEL'])).toEqual([]);
    expect(await affiliation.persons({ id: row?.id ?? '' })).toMatchObject([{ fornavn: 'FornavnGammelæ' }]);
  });

  it('finds no alias, and cannot put one person’s in the place of another’s', async () => {
    const [one, other] = [told('Ene'), told('Anden')];
    await load([one, other].map((person) => ansat(person, { beskyttet: true })));
    const [a, b] = [await idOf(one), await idOf(other)];
    const query = 'query ($id: ID!) { person(id: $id) { navn } }';
    expect(await get(kommunal, query, { id: a })).toEqual({ person: { navn: 'AliasforEne AliasefterEne' } });
    const kept = await affiliation.database.read.person.findFirstOrThrow({ where: { id: a } });
    const { forseglet, forsegletNoegle } = await affiliation.database.read.person.findFirstOrThrow({
      where: { id: b },
    });
    await affiliation.database.write.person.updateMany({ where: { id: a }, data: { forseglet, forsegletNoegle } });
    const { data, errors } = await kommunal(query, { id: a });
    expect([data, errors?.length]).toEqual([{ person: { navn: null } }, 1]);
    await affiliation.database.write.person.updateMany({ where: { id: a }, data: { forseglet: kept.forseglet } });
  });
});

describe('the keys', () => {
  const file = () => server.config.affiliation.cprKeys.file;

  it('that are changed take protected persons along, also those without a CPR number, and can be dropped then', async () => {
    const without = told('Unummereret');
    await load([ansat(without, { beskyttet: true, cpr: '' })]);
    const before = await affiliation.database.read.person.count({ where: { forsegletNoegle: { not: null } } });
    const { key } = await rotateKeys(affiliation.database, file());
    expect([...(await versionsByKey(affiliation.database.query)).keys()]).toEqual([key]);
    expect(await affiliation.database.read.person.count({ where: { forsegletNoegle: key } })).toBe(before);
    expect(await dropOldKeys(affiliation.database, file())).toHaveLength(1);
    const vault = new CprVault(readKeyRing(file(), false));
    expect(vault.currentKey).toBe(key);
    const person = told('Efter');
    await load([ansat(person)]);
    const query = 'query ($id: ID!) { person(id: $id) { navn } }';
    expect(await get(kommunal, query, { id: await idOf(person) })).toEqual({
      person: { navn: 'FornavnEfteræ EfternavnEfter' },
    });
  });

  it('that are lost make protected persons unreadable, everybody else not, and nothing is written over them', async () => {
    const [hidden, open] = [told('Mistet'), told('Aaben')];
    await load([ansat(hidden, { beskyttet: true }), ansat(open)]);
    const [a, b] = [await idOf(hidden), await idOf(open)];
    const keys = readFileSync(file(), 'utf8');
    replaceFile(file(), ringText([newKey()]));
    const query = 'query ($a: ID!, $b: ID!) { a: person(id: $a) { navn } b: person(id: $b) { navn } }';
    const { data, errors } = await kommunal(query, { a, b });
    expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([
      { a: { navn: null }, b: { navn: 'FornavnAabenæ EfternavnAaben' } },
      ['KEY_MISSING'],
    ]);
    const { errors: refused } = await write('updatePerson', { personId: a, kilde, fornavn: 'Ny' });
    expect(refused.map(({ code }) => code)).toEqual(['KEY_MISSING']);
    replaceFile(file(), keys);
    expect(await get(kommunal, query, { a, b })).toMatchObject({ a: { navn: 'AliasforMistet AliasefterMistet' } });
    const rows = await affiliation.database.query(sql`SELECT "id" FROM "Person" WHERE "id" = ${a}`);
    expect(rows).toHaveLength(1);
  });
});
