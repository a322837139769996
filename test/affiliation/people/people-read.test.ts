import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { askedStatements } from '../../support/asked-statements.ts';
import { get } from '../../support/get.ts';
import { storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const [unit = '', other = ''] = unitsOf('101');
const [foreign = ''] = unitsOf('147');
const cpr = testCpr();

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let institution: Ask;

let ids: Record<'alma' | 'mor' | 'leder' | 'gone' | 'rød' | 'sang' | 'barn' | 'planned' | 'fremmed', string>;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  institution = await server.askWith({ roles: ['institution'], enheder: [unit] });
  ids = await storePeople(affiliation, '101', ({ person, tie, group }) => {
    const [alma, mor] = [person({ cpr }), person({ fornavn: 'Mille', foedselsdato: '1990-01-02' })];
    const [leder, gone] = [person({ fornavn: 'Lis' }), person({ fornavn: 'Gitte' })];
    const rød = group(unit);
    const sang = group(unit, { kode: 'SANG', navn: null, gruppetype: 'Hold', trin: null });
    const child = { roller: '["Barn"]', trin: 'DT', hovedgruppeId: rød, grupper: JSON.stringify([sang]) };
    const barn = tie({ personId: alma, aktoertype: 'barn', enhedsNummer: unit, ...child });
    const contact = { lokalId: null, barnId: alma, relation: 'Mor', foraeldremyndighed: true, adgangsniveau: 1 };
    tie({ personId: mor, aktoertype: 'kontakt', enhedsNummer: unit, ...contact });
    tie({
      personId: leder,
      aktoertype: 'ansat',
      enhedsNummer: unit,
      roller: '["Leder"]',
      grupper: JSON.stringify([sang]),
    });
    tie({ personId: gone, aktoertype: 'ansat', enhedsNummer: unit, roller: '["Pædagog"]', gyldigTil: '2025-06-30' });
    const planned = tie({ personId: gone, aktoertype: 'ansat', enhedsNummer: other, gyldigFra: '2099-01-01' });
    tie({ personId: gone, aktoertype: 'ekstern', enhedsNummer: other, aflyst: true, roller: '["Praktikant"]' });
    return { alma, mor, leder, gone, rød, sang, barn, planned, fremmed: '' };
  });
  ids.fremmed = await storePeople(affiliation, '147', ({ person, tie }) => {
    const fremmed = person({ fornavn: 'Frede' });
    tie({ personId: fremmed, aktoertype: 'barn', enhedsNummer: foreign });
    return fremmed;
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});
beforeEach(() => server.forgetStatements());

const tables = () =>
  askedStatements(server, ['affiliation']).flatMap(
    (statement) => /^\s*SELECT[\s\S]*? FROM "(\w+)"/.exec(statement)?.[1] ?? [],
  );

describe('the people of a unit', () => {
  const query = `query ($unit: String!) { anvisningsenhed(nummer: $unit) { navn
    grupper { kode navn gruppetype medlemmer { aktoertype person { fornavn } } }
    tilknytninger { totalCount nodes { aktoertype status roller person { id navn email mobiltelefon { nummer } hjemmetelefon { nummer beskyttet } }
      hovedgruppe { kode } grupper { kode } barn { fornavn } kontakter { relation foraeldremyndighed person { navn } } } } } }`;

  it('are read from the unit down to the contacts of its children', async () => {
    type Unit = {
      grupper: { kode: string; medlemmer: { person: { fornavn: string } }[] }[];
      tilknytninger: { totalCount: number; nodes: { aktoertype: string }[] };
    };
    const { anvisningsenhed } = await get<{ anvisningsenhed: Unit }>(kommunal, query, { unit });
    const { grupper, tilknytninger } = anvisningsenhed;
    expect(grupper.map(({ kode, medlemmer }) => [kode, medlemmer.map(({ person }) => person.fornavn).sort()])).toEqual([
      ['RØD', ['Alma']],
      ['SANG', ['Alma', 'Lis']],
    ]);
    const { totalCount, nodes } = tilknytninger;
    expect(totalCount).toBe(3);
    expect(nodes.find(({ aktoertype }) => aktoertype === 'BARN')).toEqual({
      aktoertype: 'BARN',
      status: 'ACTIVE',
      roller: ['Barn'],
      person: {
        id: ids.alma,
        navn: 'Alma Testesen',
        email: 'alma@example.dk',
        mobiltelefon: { nummer: '20112233' },
        hjemmetelefon: { nummer: null, beskyttet: true },
      },
      hovedgruppe: { kode: 'RØD' },
      grupper: [{ kode: 'SANG' }],
      barn: null,
      kontakter: [{ relation: 'Mor', foraeldremyndighed: true, person: { navn: 'Mille Testesen' } }],
    });
    expect(nodes.find(({ aktoertype }) => aktoertype === 'KONTAKT')).toMatchObject({
      barn: { fornavn: 'Alma' },
      kontakter: [],
    });
  });

  it('cost one statement per level, however many they are', async () => {
    const all = `{ anvisningsenheder(first: 1000) { nodes { grupper { kode } tilknytninger(first: 5) { nodes {
      person { navn email } hovedgruppe { kode } kontakter { person { navn } } } } } } }`;
    const data = await get<{ anvisningsenheder: { nodes: { tilknytninger: { nodes: object[] } }[] } }>(kommunal, all);
    expect(data.anvisningsenheder.nodes.flatMap(({ tilknytninger }) => tilknytninger.nodes)).toHaveLength(3);
    // The contacts' names stood in the first level already, where the contacts are ties of the unit themselves.
    // One more for each level that shows persons: whose they are, with the end of the read log's chain.
    const levels = ['Gruppe', 'Gruppe', 'Person', 'Tilknytning', 'Tilknytning'];
    expect(tables().sort()).toEqual([...levels, 'Person', 'Person', 'Person'].sort());
  });

  it('are those who are active on the day, or of the status asked for', async () => {
    const ties = async (unit: string, args: string) => {
      const text = `query ($unit: String!) { anvisningsenhed(nummer: $unit) { tilknytninger${args} { nodes { aktoertype status } } } }`;
      type Page = { tilknytninger: { nodes: { aktoertype: string; status: string }[] } };
      const { anvisningsenhed } = await get<{ anvisningsenhed: Page }>(kommunal, text, { unit });
      return anvisningsenhed.tilknytninger.nodes.map(({ aktoertype, status }) => `${aktoertype} ${status}`).sort();
    };
    expect(await ties(unit, '(paaDag: "2025-06-30")')).toEqual([
      'ANSAT ACTIVE',
      'ANSAT ENDED',
      'BARN ACTIVE',
      'KONTAKT ACTIVE',
    ]);
    expect(await ties(unit, '(where: { status: { eq: ENDED } })')).toEqual(['ANSAT ENDED']);
    expect(await ties(unit, '(where: { aktoertype: { in: [BARN, KONTAKT] } })')).toEqual([
      'BARN ACTIVE',
      'KONTAKT ACTIVE',
    ]);
    expect(await ties(unit, `(where: { gruppe: { eq: "${ids.sang}" } })`)).toEqual(['ANSAT ACTIVE', 'BARN ACTIVE']);
    expect(await ties(unit, '(where: { kilde: { eq: "Andet" } })')).toEqual([]);
    expect(await ties(other, '')).toEqual([]);
    expect(await ties(other, '(where: { status: { in: [PLANNED, CANCELLED] } })')).toEqual([
      'ANSAT PLANNED',
      'EKSTERN CANCELLED',
    ]);
    expect(await ties(other, '(paaDag: "2099-01-01")')).toEqual(['ANSAT PLANNED']);
  });

  it('are paged', async () => {
    const text = `query ($unit: String!, $after: String) { anvisningsenhed(nummer: $unit) { tilknytninger(first: 2, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`;
    type Page = { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const page = async (after: string | null) =>
      (await get<{ anvisningsenhed: { tilknytninger: Page } }>(kommunal, text, { unit, after })).anvisningsenhed
        .tilknytninger;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(3);
  });
});

describe('a tie', () => {
  it('leads to its unit as the register knows it', async () => {
    const query = `query ($id: ID!) { tilknytning(id: $id) { enhed { ... on Anvisningsenhed { nummer navn daginstitution { kommune { kode } } } } } }`;
    expect(await get(kommunal, query, { id: ids.barn })).toEqual({
      tilknytning: {
        enhed: { nummer: unit, navn: expect.any(String), daginstitution: { kommune: { kode: '101' } } },
      },
    });
  });

  it('stands on any day as it will or did', async () => {
    const query = `query ($id: ID!) { tilknytning(id: $id) { now: status later: status(paaDag: "2099-01-01") } }`;
    expect(await get(kommunal, query, { id: ids.planned })).toEqual({
      tilknytning: { now: 'PLANNED', later: 'ACTIVE' },
    });
  });
});

describe('a person', () => {
  const find = async (ask: Ask, where: object) => {
    const query = 'query ($w: PersonWhere) { personer(where: $w) { totalCount nodes { id } } }';
    const data = await get<{ personer: { totalCount: number; nodes: { id: string }[] } }>(ask, query, { w: where });
    return data.personer.nodes.map(({ id }) => id);
  };

  it('is found by CPR number, name, tie or municipality', async () => {
    expect(await find(kommunal, { cpr })).toEqual([ids.alma]);
    expect(await find(kommunal, { cpr: `${cpr.slice(0, 6)}-${cpr.slice(6)}` })).toEqual([ids.alma]);
    expect(await find(kommunal, { cpr: testCpr() })).toEqual([]);
    expect(await find(kommunal, { navn: { contains: 'MILLE' } })).toEqual([ids.mor]);
    expect(await find(kommunal, { navn: { eq: 'Lis Testesen' } })).toEqual([ids.leder]);
    expect(await find(kommunal, { tilknytning: { enhed: { eq: unit }, aktoertype: { eq: 'BARN' } } })).toEqual([
      ids.alma,
    ]);
    expect(await find(kommunal, { tilknytning: { enhed: { eq: other }, status: { eq: 'PLANNED' } } })).toEqual([
      ids.gone,
    ]);
    expect((await find(kommunal, { kommune: { eq: '0101' } })).sort()).toEqual(
      [ids.alma, ids.mor, ids.leder, ids.gone].sort(),
    );
    expect(await find(kommunal, { kommune: { eq: '147' } })).toEqual([]);
  });

  it('shows ties over all units', async () => {
    const query = `query ($id: ID!) { person(id: $id) { navn harCpr kilder kommuneKode version
      tilknytninger(where: { status: { in: [PLANNED, ACTIVE, ENDED, CANCELLED] } }) { totalCount } } }`;
    expect(await get(kommunal, query, { id: ids.gone })).toEqual({
      person: {
        navn: 'Gitte Testesen',
        harCpr: true,
        kilder: ['Testsystem'],
        kommuneKode: '101',
        version: 1,
        tilknytninger: { totalCount: 3 },
      },
    });
  });

  it('is shown as it was at an earlier moment', async () => {
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await affiliation.write(['101'], async (work) => {
      await work.load('person', 'id', [ids.leder]);
      const person = work.get('person', ids.leder);
      if (person) work.change(person, { efternavn: 'Nygift' }, ['test']);
    });
    const query = `query ($id: ID!, $asOf: DateTime) { person(id: $id, asOf: $asOf) { navn version } }`;
    expect(await get(kommunal, query, { id: ids.leder, asOf: before })).toMatchObject({
      person: { navn: 'Lis Testesen', version: 1 },
    });
    expect(await get(kommunal, query, { id: ids.leder })).toMatchObject({ person: { navn: 'Lis Nygift', version: 2 } });
    expect(await get(kommunal, query, { id: ids.leder, asOf: '2020-01-01T00:00:00Z' })).toEqual({ person: null });
  });
});

describe('who may see people', () => {
  const errorsOf = async (ask: Ask, query: string, variables: object = {}) => {
    const { data, errors } = await ask(query, variables);
    return [data, errors?.map(({ extensions }) => extensions?.code)];
  };

  it.each(['stil', 'onboarding', 'privat', 'aftalegodkender', 'navnebeskyttelse'])('not %s', async (role) => {
    const ask = await server.askAs(role, '101');
    for (const field of ['personer { totalCount }', 'tilknytninger { totalCount }'])
      expect(await errorsOf(ask, `{ ${field} }`)).toEqual([{ [field.split(' ')[0] ?? '']: null }, ['NOT_ALLOWED']]);
    expect(await errorsOf(ask, 'query ($id: ID!) { person(id: $id) { navn } }', { id: ids.alma })).toEqual([
      { person: null },
      ['NOT_ALLOWED'],
    ]);
  });

  it('not the public, to whom the unit itself is open', async () => {
    const query = `query ($unit: String!) { anvisningsenhed(nummer: $unit) { nummer grupper { kode } tilknytninger { totalCount } } }`;
    expect(await errorsOf(server.ask, query, { unit })).toEqual([
      { anvisningsenhed: { nummer: unit, grupper: null, tilknytninger: null } },
      ['CREDENTIALS_MISSING', 'CREDENTIALS_MISSING'],
    ]);
  });

  it('another municipality sees none of them', async () => {
    const ask = await server.askAs('kommunal', '147');
    // Neither that there is one: who is not there is told alike.
    for (const id of [ids.alma, randomUUID()])
      expect(await get(ask, 'query ($id: ID!) { person(id: $id) { navn } }', { id })).toEqual({ person: null });
    const query = `query ($unit: String!) { anvisningsenhed(nummer: $unit) { grupper { kode } tilknytninger { totalCount } } }`;
    expect(await get(ask, query, { unit })).toEqual({
      anvisningsenhed: { grupper: [], tilknytninger: { totalCount: 0 } },
    });
    const { personer } = await get<{ personer: { nodes: { id: string }[] } }>(ask, '{ personer { nodes { id } } }');
    expect(personer.nodes).toEqual([{ id: ids.fremmed }]);
  });

  it('an institution sees who is tied to its own units now', async () => {
    const { personer } = await get<{ personer: { nodes: { navn: string }[] } }>(
      institution,
      '{ personer { nodes { navn } } }',
    );
    expect(personer.nodes.map(({ navn }) => navn.split(' ')[0]).sort()).toEqual(['Alma', 'Lis', 'Mille']);
    const ended = `{ tilknytninger(where: { status: { eq: ENDED } }) { nodes { aktoertype person { navn } } } }`;
    expect(await errorsOf(institution, ended)).toEqual([
      { tilknytninger: { nodes: [{ aktoertype: 'ANSAT', person: { navn: null } }] } },
      ['NOT_ALLOWED'],
    ]);
    expect(await get(institution, `{ tilknytninger(where: { enhed: { eq: "${other}" } }) { totalCount } }`)).toEqual({
      tilknytninger: { totalCount: 0 },
    });
  });

  it('an institution cannot find by filter where else its people are tied', async () => {
    const tied = (where: string) => `{ personer(where: { tilknytning: { ${where} } }) { nodes { id } } }`;
    await storePeople(affiliation, '101', ({ tie }) =>
      tie({ personId: ids.alma, aktoertype: 'barn', enhedsNummer: other }),
    );
    const elsewhere = tied(`enhed: { eq: "${other}" }, aktoertype: { eq: BARN }`);
    expect(await get(institution, elsewhere)).toEqual({ personer: { nodes: [] } });
    expect(await get(kommunal, elsewhere)).toEqual({ personer: { nodes: [{ id: ids.alma }] } });
    const here = await get(institution, tied(`enhed: { eq: "${unit}" }, aktoertype: { eq: BARN }`));
    expect(here).toEqual({ personer: { nodes: [{ id: ids.alma }] } });
  });
});
