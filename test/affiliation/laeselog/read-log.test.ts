import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { questionOf } from '../../../subgraphs/affiliation/laeselog/search-line.ts';
import { Strangers } from '../../../subgraphs/affiliation/laeselog/strangers.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { kilde, storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const [unit = ''] = unitsOf('101');
const [foreignUnit = ''] = unitsOf('147');
const cpr = testCpr();

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let foreign: Ask;
let alma: string;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  foreign = await server.askAs('kommunal', '147');
  alma = await storePeople(affiliation, '101', ({ person, tie }) => {
    const id = person({ cpr, fornavn: 'Alma' });
    tie({ personId: id, aktoertype: 'barn', enhedsNummer: unit });
    return id;
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});
beforeEach(() => affiliation.database.write.laeselog.deleteMany());

interface Line {
  lineKind: string;
  actor: string;
  personId: string | null;
  kommuneKode: string | null;
  hvad: string;
  formaal: string;
  antal: number | null;
  spoergsmaal: string | null;
}

/** What a reader of the log finds; that it looked is noted after. */
const linesFor = async (role: string, kommuner: string[], where: object = {}): Promise<Line[]> => {
  const query = `query ($w: LaeselogWhere) { laeselog(where: $w, first: 1000) { nodes {
    lineKind actor personId kommuneKode hvad formaal antal spoergsmaal } } }`;
  const ask = await server.askAs(role, ...kommuner);
  return (await get<{ laeselog: { nodes: Line[] } }>(ask, query, { w: where })).laeselog.nodes;
};
const searches = (kommune = '101') => linesFor('databeskyttelse', [kommune], { lineKind: { eq: 'SOEGNING' } });
const refusals = (kommune = '101') => linesFor('databeskyttelse', [kommune], { lineKind: { eq: 'AFSLAG' } });

describe('a search', () => {
  it.each([
    ['that counts by CPR number', { cpr }, 'totalCount', 1, 'cpr'],
    ['that finds nobody', { cpr: testCpr() }, 'nodes { id }', 0, 'cpr'],
    ['by name', { navn: { contains: 'alm' } }, 'nodes { id }', 1, 'navn(contains)'],
    ['through ties', { tilknytning: { enhed: { eq: unit } } }, 'totalCount', 1, 'tilknytning(enhed(eq))'],
    ['of everybody', {}, 'totalCount', 1, 'alle'],
    ['of many parts', { OR: [{ cpr }, { navn: { eq: 'x' } }] }, 'totalCount', 1, 'OR(cpr | navn(eq))'],
  ])('%s leaves a line without what was searched for', async (_what, where, fields, antal, spoergsmaal) => {
    await get(kommunal, `query ($w: PersonWhere) { personer(where: $w, first: 0) { ${fields} } }`, { w: where });
    expect(await searches()).toEqual([
      {
        ...{ lineKind: 'SOEGNING', actor: 'person:test', personId: null, kommuneKode: '101' },
        ...{ hvad: 'antal', formaal: 'personer', antal, spoergsmaal },
      },
    ]);
  });

  it('of ties by person leaves one, whatever it finds', async () => {
    const query = 'query ($p: ID) { tilknytninger(where: { person: { eq: $p } }, first: 0) { totalCount } }';
    await get(kommunal, query, { p: alma });
    expect(await searches()).toMatchObject([{ formaal: 'tilknytninger', antal: 1, spoergsmaal: 'person(eq)' }]);
    expect(await searches('147')).toEqual([]);
  });

  it('of a unit is for the municipality of that unit, also when it is not shown', async () => {
    const query = 'query ($u: String!) { anvisningsenhed(nummer: $u) { tilknytninger(first: 0) { totalCount } } }';
    await get(kommunal, query, { u: foreignUnit });
    expect(await searches('147')).toMatchObject(
      [{ kommuneKode: '147', antal: 0, formaal: /tilknytninger/ }].map(({ formaal: _, ...line }) => line),
    );
    expect(await searches('101')).toEqual([]);
  });

  it('is for each municipality that it looks in, and for those alone that it names', async () => {
    const both = await server.askAs('leverandoer', '101', '147');
    await get(both, '{ personer(first: 0) { totalCount } }');
    await get(both, '{ personer(first: 0, where: { kommune: { eq: "0147" } }) { totalCount } }');
    expect((await searches('101')).map(({ antal }) => antal)).toEqual([1]);
    expect((await searches('147')).map(({ antal }) => antal)).toEqual([0, 1]);
  });

  it('for an id that nobody has leaves one', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    expect(await get(kommunal, 'query ($id: ID!) { person(id: $id) { id } }', { id })).toEqual({ person: null });
    expect(await refusals()).toMatchObject([{ formaal: 'Query.person', hvad: 'OBJECT_UNKNOWN', spoergsmaal: 'id' }]);
  });

  it.each(['dagplejere', 'gaesteophold'])('of %s leaves one', async (list) => {
    await get(kommunal, `{ ${list}(first: 0) { totalCount } }`);
    expect(await searches()).toMatchObject([{ formaal: list, antal: 0 }]);
  });

  it('of the read log itself leaves one', async () => {
    await linesFor('databeskyttelse', ['101'], { person: { eq: alma } });
    expect(await searches()).toMatchObject([
      { hvad: 'laeselog', formaal: 'laeselog', antal: 0, spoergsmaal: 'person(eq)' },
    ]);
  });

  it('shows nothing when its line cannot be written', async () => {
    const { write } = affiliation.database;
    await write.$executeRawUnsafe('ALTER TABLE "Laeselog" RENAME TO "Borte"');
    const answers = [
      await kommunal('query ($w: PersonWhere) { personer(where: $w, first: 0) { totalCount } }', { w: { cpr } }),
      await kommunal('{ dagplejere(first: 0) { totalCount } }'),
      await (await server.askAs('databeskyttelse', '101'))('{ laeselog { totalCount } }'),
    ];
    await write.$executeRawUnsafe('ALTER TABLE "Borte" RENAME TO "Laeselog"');
    for (const { data, errors } of answers) {
      expect(Object.values(data ?? {}).filter((one) => one !== null)).toEqual([]);
      expect(errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    }
  });

  it('is noted by the names of fields and operators, however it is nested', () => {
    expect(questionOf({ cpr: '1', AND: [{ navn: { in: ['a', 'b'] } }, { id: { eq: null } }], x: undefined })).toBe(
      'cpr, AND(navn(in) | id(eq))',
    );
    expect(questionOf(null)).toBe('alle');
  });
});

describe("a delivery's preview", () => {
  const prepare = `mutation ($u: String!, $k: String!, $dry: Boolean!) { prepareLevering(dryRun: $dry, input: {
    enhedsNummer: $u, kilde: $k }) { errors { code } forskelle { personId } levering { kontrolfund { code } } } }`;

  it.each([true, false])('leaves a line of each person (dry run: %s)', async (dry) => {
    await get(kommunal, prepare, { u: unit, k: kilde, dry });
    const lines = await linesFor('databeskyttelse', ['101'], { person: { eq: alma } });
    expect(lines).toContainEqual(expect.objectContaining({ lineKind: 'VISNING', formaal: 'prepareLevering' }));
  });
});

describe('a refusal', () => {
  it('of who may read no person is noted with who it was', async () => {
    const ask = await server.askWith({ subject: 'nysgerrig', roles: ['onboarding'], kommuner: ['101'] });
    for (const query of ['{ personer { totalCount } a: personer { totalCount } }', '{ laeselog { totalCount } }'])
      expect((await ask(query)).errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
    expect((await refusals()).map(({ actor, hvad, formaal }) => [actor, hvad, formaal]).sort()).toEqual([
      ['person:nysgerrig', 'NOT_ALLOWED', 'Query.laeselog'],
      ['person:nysgerrig', 'NOT_ALLOWED', 'Query.personer'],
    ]);
  });

  it("of another municipality's person is for that municipality, with the person", async () => {
    // To who asks it is as if there were nobody.
    expect(await get(foreign, 'query ($id: ID!) { person(id: $id) { navn } }', { id: alma })).toEqual({ person: null });
    expect(await refusals('101')).toMatchObject([{ kommuneKode: '101', formaal: 'Query.person', personId: alma }]);
    // Whose caller it is, is told of it as of an id that nobody has.
    expect(await refusals('147')).toMatchObject([{ formaal: 'Query.person', personId: null, spoergsmaal: 'id' }]);
  });

  it('of who shows no credentials is counted, for who reads the whole log', async () => {
    for (let i = 0; i < 30; i++) await server.ask('{ personer { totalCount } }');
    await expect
      .poll(() => linesFor('tilsyn', [], { lineKind: { eq: 'AFSLAG' } }))
      .toMatchObject([{ actor: 'anonymous', kommuneKode: null, hvad: 'CREDENTIALS_MISSING', antal: 1 }]);
    expect(await refusals()).toEqual([]);
  });

  it('of credentials that do not hold is noted by the hash of the key or of the subject', async () => {
    const send = (headers: Record<string, string>) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ personer { totalCount } }"}',
      });
    const key = `dtg_0123456789abcdef_${'A'.repeat(43)}`;
    const claims = Buffer.from('{"sub":"anna"}').toString('base64url');
    const statuses = [await send({ 'x-api-key': key }), await send({ authorization: `Bearer a.${claims}.c` })];
    expect(statuses.map(({ status }) => status)).toEqual([401, 401]);
    await expect
      .poll(async () => {
        const actors = (await linesFor('tilsyn', [], { lineKind: { eq: 'AFSLAG' } })).map(({ actor }) => actor);
        return actors.filter((actor) => actor !== 'anonymous').sort(); // what was counted before may be told meanwhile
      })
      .toEqual([expect.stringMatching(/^anonymous:key-[\da-f]{16}$/), expect.stringMatching(/^anonymous:subject-/)]);
    const lines = await linesFor('tilsyn', []);
    expect(JSON.stringify(lines)).not.toMatch(/anna|dtg_/);
  });

  it('fills no disk: a flood of strangers is a few lines and a count', async () => {
    const written: [string, number][] = [];
    const strangers = new Strangers(async ({ actor }, antal) => void written.push([actor, antal]));
    for (let i = 0; i < 10_000; i++)
      strangers.add({ actor: `anonymous:key-${i}`, requestId: '', hvad: 'NOT_AUTHENTICATED', formaal: '401' });
    for (let i = 0; i < 500; i++)
      strangers.add({ actor: 'anonymous:key-1', requestId: '', hvad: 'NOT_AUTHENTICATED', formaal: '401' });
    await strangers.close();
    expect(written.length).toBeLessThan(50);
    expect(written.reduce((sum, [, antal]) => sum + antal, 0)).toBe(10_500);
  });
});
