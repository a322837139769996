import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExample } from '../../gateway/examples/read-examples.ts';
import { buildAffiliationSchema } from '../../subgraphs/affiliation/schema.ts';
import type { Answer } from '../differential/compare.ts';
import { type Claims, kommune, type Shape, startOneProcess, startThreeProcesses } from '../differential/shapes.ts';
import { twoStores } from '../differential/stores.ts';

const nobody: Claims = { subject: 'test', roles: [], kommuner: [], cvrNumre: [], enheder: [] };
const keeper: Claims = { ...nobody, roles: ['kommunal'], kommuner: [kommune] };

let stores: Awaited<ReturnType<typeof twoStores>>;
const shapes: Record<string, Shape> = {};
let apart: Awaited<ReturnType<typeof startThreeProcesses>>;
const statements: Record<'register' | 'affiliation', string[]> = { register: [], affiliation: [] };

beforeAll(async () => {
  stores = await twoStores();
  apart = await startThreeProcesses(stores.three, {
    register: (sql) => statements.register.push(sql),
    affiliation: (sql) => statements.affiliation.push(sql),
  });
  shapes['one process'] = await startOneProcess(stores.one);
  shapes['three processes'] = apart;
}, 180_000); // the data is made
afterAll(async () => {
  for (const shape of Object.values(shapes)) await shape.close();
  await stores.remove();
});

/** Valid operations that executors of graphs have answered wrongly, beside ordinary ones: the right answer of each. */
const cases: [string, string, object, object][] = [
  ['an ordinary query', '{ kommune(kode: "740") { navn } }', {}, { kommune: { navn: 'Silkeborg' } }],
  [
    'a list that is selected twice',
    '{ kommune(kode: "740") { daginstitutioner(first: 2, where: { nummer: { in: ["G18071", "G18066"] } }) { nodes { nummer } nodes { navn } } } }',
    {},
    {
      kommune: {
        daginstitutioner: {
          nodes: [
            { nummer: 'G18066', navn: 'Område Fårvang' },
            { nummer: 'G18071', navn: 'Dagplejen i Silkeborg' },
          ],
        },
      },
    },
  ],
  [
    'an interface of both subgraphs, whose fields each has some of',
    '{ unit: dagtilbud(nummer: "G18072") { ...A } owner: dagtilbud(nummer: "G18071") { ...A } } fragment A on Dagtilbud { nummer ... on Enhed { adresse { byNavn } unilogin { kanTilknytteBrugere } } }',
    {},
    {
      unit: { nummer: 'G18072', adresse: { byNavn: expect.any(String) }, unilogin: { kanTilknytteBrugere: true } },
      owner: { nummer: 'G18071' },
    },
  ],
  [
    'from the register to the affiliation and back to a field that requires others',
    '{ anvisningsenhed(nummer: "G18072") { dagplejegrupper { anvisningsenhed { unilogin { kanTilknytteBrugere } } } } }',
    {},
    {
      anvisningsenhed: {
        dagplejegrupper: Array.from({ length: 2 }, () => ({
          anvisningsenhed: { unilogin: { kanTilknytteBrugere: true } },
        })),
      },
    },
  ],
  ['a root field that is skipped', '{ kommune(kode: "740") @skip(if: true) { navn } }', {}, {}],
  [
    'a root field that a variable skips',
    'query ($no: Boolean!) { kommune(kode: "740") @skip(if: $no) { navn } }',
    { no: true },
    {},
  ],
  ['all of an object skipped', '{ kommune(kode: "740") { navn @skip(if: true) } }', {}, { kommune: {} }],
  [
    'a field both skipped and not',
    '{ kommune(kode: "740") { navn @skip(if: true) navn } }',
    {},
    { kommune: { navn: 'Silkeborg' } },
  ],
  [
    'a fragment that is there already, under a condition that is null',
    'query ($no: Boolean = false) { kommune(kode: "740") { ...F ...F @skip(if: $no) } } fragment F on Kommune { navn }',
    { no: null },
    { kommune: { navn: 'Silkeborg' } },
  ],
  [
    'introspection beside data',
    '{ __schema { queryType { name } } kommune(kode: "740") { navn } t: __typename }',
    {},
    { __schema: { queryType: { name: 'Query' } }, kommune: { navn: 'Silkeborg' }, t: 'Query' },
  ],
  [
    'a variable with a name of the executors’ own',
    `query ($representations: LocalDate) { anvisningsenhed(nummer: "G18072") {
       dagplejegrupper(gyldigPaa: $representations) { id } unilogin { institutionsnummer } } }`,
    { representations: '1900-01-01' },
    { anvisningsenhed: { dagplejegrupper: [], unilogin: { institutionsnummer: 'G18072' } } },
  ],
  [
    'an alias that is the name of a key',
    '{ anvisningsenhed(nummer: "G18072") { nummer: navn unilogin { institutionsnummer } } }',
    {},
    { anvisningsenhed: { nummer: 'Dagplejen Distrikt Nord', unilogin: { institutionsnummer: 'G18072' } } },
  ],
  [
    'aliases with which the gateway names keys',
    '{ anvisningsenhed(nummer: "G18072") { _key_nummer: navn __typename: navn unilogin { institutionsnummer } } }',
    {},
    {
      anvisningsenhed: {
        _key_nummer: 'Dagplejen Distrikt Nord',
        __typename: 'Dagplejen Distrikt Nord',
        unilogin: { institutionsnummer: 'G18072' },
      },
    },
  ],
];

/** The same for those who may see people. */
const ofPeople: [string, string, object, (data: never) => unknown, unknown][] = [
  [
    'an alias on a union',
    '{ tilknytninger(first: 2) { nodes { enhed { t: __typename } } } }',
    {},
    (data: { tilknytninger: { nodes: { enhed: unknown }[] } }) => data.tilknytninger.nodes.map(({ enhed }) => enhed),
    [{ t: 'Anvisningsenhed' }, { t: 'Anvisningsenhed' }],
  ],
  [
    'fields of both subgraphs, of an interface that both have',
    '{ tilknytninger(first: 2) { nodes { enhed { nummer navn unilogin { kanTilknytteBrugere } leveringer { nodes { id } } } } } }',
    {},
    (data: { tilknytninger: { nodes: unknown[] } }) => data.tilknytninger.nodes[0],
    {
      enhed: {
        nummer: expect.stringMatching(/^G\d{5}$/),
        navn: expect.any(String),
        unilogin: { kanTilknytteBrugere: true },
        leveringer: { nodes: expect.any(Array) },
      },
    },
  ],
  [
    'conditions in fragments in fragments on an interface of both subgraphs',
    `query ($no: Boolean!) { tilknytninger(first: 1) { nodes { enhed { ...A } } } }
     fragment A on Enhed { ... on Dagtilbud { ...B } }
     fragment B on Anvisningsenhed { aktiv ...C @skip(if: $no) ... @include(if: $no) { t: __typename } }
     fragment C on Dagtilbud { version }`,
    { no: true },
    (data: { tilknytninger: { nodes: unknown[] } }) => data.tilknytninger.nodes,
    [{ enhed: { aktiv: true, t: 'Anvisningsenhed' } }],
  ],
  [
    'nothing but conditions in fragments in fragments on an interface of both subgraphs',
    `query ($no: Boolean!) { tilknytninger(first: 1) { nodes { enhed { ...A } aktoertype } } }
     fragment A on Enhed { ...B ... on AlternativAdresse { navn } }
     fragment B on Anvisningsenhed { navn @skip(if: $no) ... on Dagtilbud @skip(if: $no) { version } }`,
    { no: true },
    (data: { tilknytninger: { nodes: { enhed: unknown }[] } }) => data.tilknytninger.nodes.map(({ enhed }) => enhed),
    [{}],
  ],
];

describe.each(['one process', 'three processes'])('%s', (shape) => {
  const ask = async (query: string, variables: object = {}, claims?: Claims): Promise<Answer> => {
    const asked = shapes[shape];
    if (!asked) throw new Error(`there is no ${shape}`);
    return asked.ask(query, variables, claims);
  };

  it.each(cases)('answers %s', async (_name, query, variables, data) => {
    expect(await ask(query, variables)).toEqual({ data });
  });

  it.each(ofPeople)('answers %s', async (_name, query, variables, part, expected) => {
    const { data, errors } = await ask(query, variables, keeper);
    expect(errors).toBeUndefined();
    expect(part(data as never)).toEqual(expected);
  });

  it('answers null for the root field that is refused, also inside a fragment, and the others', async () => {
    for (const query of ['{ ... { personer { totalCount } } }', '{ helloWorld personer { totalCount } }'])
      expect(await ask(query)).toMatchObject({
        data: { personer: null, ...(query.includes('helloWorld') && { helloWorld: expect.any(String) }) },
        errors: [{ path: ['personer'], extensions: { code: 'CREDENTIALS_MISSING' } }],
      });
  });

  it('names the place of an error in a list', async () => {
    const { errors } = await ask(
      '{ anvisningsenheder(first: 2) { nodes { nummer grupper { kode } } edges { node { grupper { id } } } } }',
    );
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual([
      'anvisningsenheder.edges.0.node.grupper',
      'anvisningsenheder.edges.1.node.grupper',
      'anvisningsenheder.nodes.0.grupper',
      'anvisningsenheder.nodes.1.grupper',
    ]);
  });

  it('reports the error by which a whole unit is null, not what is missing for it', async () => {
    const query = `{ dagplejegrupper(first: 1, where: { anvisningsenhedsNummer: { eq: "G18072" } }) { nodes { anvisningsenhed {
      daginstitutionsNummer email alternativeAdresser(where: { navn: {} }) { nummer } } } } }`;
    const { data, errors } = await ask(query);
    expect(data).toEqual({ dagplejegrupper: { nodes: [{ anvisningsenhed: null }] } });
    const path = ['dagplejegrupper', 'nodes', 0, 'anvisningsenhed', 'alternativeAdresser'];
    expect(errors).toMatchObject([{ path, extensions: { code: 'FILTER_EMPTY' } }]);
  });

  it('reads a left-out variable inside a filter as left out', async () => {
    const query =
      'query ($e: String, $s: String) { daginstitutioner(where: { ejerform: { eq: $e, in: ["1"] } }) { totalCount } }';
    const all = '{ daginstitutioner(where: { ejerform: { in: ["1"] } }) { totalCount } }';
    expect(await ask(query.replace(', $s: String', ''))).toEqual(await ask(all));
    const alone = await ask('query ($e: String) { daginstitutioner(where: { ejerform: { eq: $e } }) { totalCount } }');
    const empty = await ask('{ daginstitutioner(where: { ejerform: {} }) { totalCount } }');
    expect(alone.errors?.[0]?.extensions).toEqual(empty.errors?.[0]?.extensions);
    expect(alone.errors?.[0]?.extensions).toMatchObject({ code: 'FILTER_EMPTY' });
  });

  it('changes only what a mutation was sent, not what its left-out variables would', async () => {
    const selection = '{ anvisningsenhed { navn email telefonNummer } errors { code } }';
    const update = `mutation ($nummer: String!, $navn: String, $email: String, $telefonNummer: String) {
      updateAnvisningsenhed(input: { nummer: $nummer, navn: $navn, email: $email, telefonNummer: $telefonNummer }) ${selection} }`;
    const before = {
      nummer: 'G18072',
      navn: 'Dagplejen Nord',
      email: 'nord@silkeborg.example',
      telefonNummer: '86123456',
    };
    const { nummer, ...fields } = before;
    expect(await ask(update, before, keeper)).toEqual({
      data: { updateAnvisningsenhed: { anvisningsenhed: fields, errors: [] } },
    });
    expect(await ask(update, { nummer, navn: 'Dagplejen Distrikt Nord' }, keeper)).toEqual({
      data: { updateAnvisningsenhed: { anvisningsenhed: { ...fields, navn: 'Dagplejen Distrikt Nord' }, errors: [] } },
    });
  });
});

/** What is asked beside the answer: how far the logs have come, and whether the processes are ready. */
const aside = /^(Counter|Change|Changeset|Tidslinje|Fulgt|Logkaede|_prisma_migrations)$/;

describe('three processes', () => {
  it('cost one statement per level in each subgraph', async () => {
    const tree = readExample('kommune-trae').query.replace('"101"', `"${kommune}"`);
    await apart.ask(tree, {}); // reads the versions that are in it
    for (const list of Object.values(statements)) list.length = 0;
    expect((await apart.ask(tree, {})).errors).toBeUndefined();
    const tables = (list: string[]) =>
      list.map((sql) => /FROM "(?:public"\.")?(\w+)"/.exec(sql)?.[1]).filter((table) => table && !aside.test(table));
    expect(tables(statements.register)).toEqual(['Daginstitution', 'Anvisningsenhed', 'AlternativAdresse']);
    expect(tables(statements.affiliation)).toEqual(['Dagplejegruppe']);
  });

  it('decide nothing without the register: what it must give is missing, with an error at each place', async () => {
    await apart.stopRegister();
    const { data, errors } = await apart.ask(
      '{ dagplejegrupper(first: 2) { nodes { navn anvisningsenhed { unilogin { kanTilknytteBrugere } } } } }',
      {},
    );
    const nodes = (data as { dagplejegrupper: { nodes: unknown[] } }).dagplejegrupper.nodes;
    expect(nodes).toEqual(nodes.map(() => ({ navn: expect.any(String), anvisningsenhed: { unilogin: null } })));
    expect(errors).toMatchObject(
      [0, 1].map((n) => ({
        path: ['dagplejegrupper', 'nodes', n, 'anvisningsenhed', 'unilogin'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      })),
    );
  });

  it('answer what the other subgraph has when one is lost, each root field by itself', async () => {
    const lost = ['kommuner', 'kodelister', 'daginstitutioner', 'me', 'status', 'renamed'];
    const { data, errors } = await apart.ask(
      `{ uniloginTjenester { kode } kommuner { nodes { kode } } kodelister { navn } dagplejegrupper(first: 1) { totalCount }
         daginstitutioner { totalCount } me { kind } status { mode } renamed: regler { code } affiliationStatus { lastChange } }`,
      {},
    );
    expect(data).toEqual({
      ...Object.fromEntries(lost.map((field) => [field, null])),
      uniloginTjenester: expect.arrayContaining([{ kode: expect.any(String) }]),
      dagplejegrupper: { totalCount: expect.any(Number) },
      affiliationStatus: { lastChange: expect.any(Number) },
    });
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual(lost.sort());
    for (const { message, extensions } of errors ?? []) {
      expect(extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', retryable: true });
      expect(message).toContain('the subgraph register');
    }
  });

  it('have no null without the register where the schema has none', async () => {
    const { data, errors } = await apart.ask(
      '{ dagplejegrupper(first: 1) { totalCount nodes { anvisningsenhed { navn } } } }',
      {},
    );
    expect(data).toEqual({ dagplejegrupper: { totalCount: expect.any(Number), nodes: [{ anvisningsenhed: null }] } });
    expect(errors).toMatchObject([
      {
        path: ['dagplejegrupper', 'nodes', 0, 'anvisningsenhed', 'navn'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
      },
    ]);
  });
});

describe('the affiliation subgraph', () => {
  const ask = async (told: object) => {
    const { schema } = await buildAffiliationSchema();
    const source = `query ($told: _Any!) {
      _entities(representations: [$told]) { ... on Anvisningsenhed { unilogin { kanTilknytteBrugere } } } }`;
    const variableValues = { told: { __typename: 'Anvisningsenhed', nummer: 'G18072', ...told } };
    return graphql({ schema, source, variableValues, contextValue: {} });
  };

  it('decides nothing about a unit without all that it requires', async () => {
    const all = { aktiv: true, cvrNummer: '29189641', pNummer: '1003243565' };
    const { data } = await ask(all);
    expect(data).toEqual({ _entities: [{ unilogin: { kanTilknytteBrugere: true } }] });
    for (const left of Object.keys(all)) {
      const { data, errors } = await ask({ ...all, [left]: undefined });
      expect(data).toEqual({ _entities: [{ unilogin: null }] });
      expect(errors?.[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
    }
  });
});
