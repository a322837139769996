import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ AUTH_DEVELOPMENT: 'true' });
});
afterAll(() => server.close());

const tree = `query Tree($kode: String!, $where: AnvisningsenhedWhere) { kommune(kode: $kode) { navn
  daginstitutioner(first: 5) { totalCount nodes { nummer navn ejerform { tekst } anvisningsenheder(where: $where) {
    nummer adresse { vejNavn } unilogin { institutionsnummer } } } } } }`;
const where = { AND: [{ navn: { contains: 'e' } }, { OR: [{ aktivitetsstatus: { eq: 'Aktiv' } }] }] };

/** An answer without what is another at each request. */
async function post(body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const told = Object.fromEntries(response.headers);
  for (const name of ['date', 'x-request-id', 'keep-alive', 'transfer-encoding', 'content-length']) delete told[name];
  return { status: response.status, headers: told, body: await response.text() };
}

/** The first time it is executed, the second it is compiled, the third it goes the short way. */
async function thrice(body: object, headers?: Record<string, string>) {
  const [first, ...others] = [await post(body, headers), await post(body, headers), await post(body, headers)];
  for (const other of others) expect(other).toEqual(first);
  return first;
}

describe('a query that is asked again', () => {
  it.each(['', '*/*', 'application/json', 'application/graphql-response+json, application/json;q=0.9'])(
    'is answered the same, byte for byte and header for header, to who accepts "%s"',
    async (accept) => {
      const { status, body } = await thrice(
        { query: tree, variables: { kode: '751', where } },
        accept ? { accept } : {},
      );
      expect(status).toBe(200);
      expect(JSON.parse(body)).toMatchObject({ data: { kommune: { navn: 'Aarhus' } } });
    },
  );

  it('is answered for other variables by what these ask for', async () => {
    const names = [];
    for (const kode of ['101', '751', '461', '101'])
      names.push(JSON.parse((await post({ query: tree, variables: { kode } })).body).data.kommune.navn);
    expect(names).toEqual(['København', 'Aarhus', 'Odense', 'København']);
  });

  it.each<[string, object, string]>([
    ['a variable is missing', {}, 'VARIABLE_MALFORMED'],
    ['a variable has another type', { kode: 101 }, 'VARIABLE_MALFORMED'],
    ['a text is no Unicode', { kode: '\ud800' }, 'VARIABLE_MALFORMED'],
    [
      'a list is too long',
      { kode: '101', where: { nummer: { in: Array.from({ length: 10_001 }, () => 'G1') } } },
      'LIMIT_EXCEEDED',
    ],
    ['a condition is refused', { kode: '101', where: { navn: {} } }, 'FILTER_EMPTY'],
  ])('is refused as the first time when %s', async (_what, variables, code) => {
    await thrice({ query: tree, variables: { kode: '101' } });
    const { body } = await thrice({ query: tree, variables });
    expect(JSON.parse(body).errors[0].extensions.code).toBe(code);
  });

  it('shows each caller what its own rights reach', async () => {
    const query = '{ personer(first: 2) { totalCount nodes { id } } me { subject } }';
    const tokens = [
      await server.tokenWith({ roles: ['kommunal'], kommuner: ['740'] }),
      await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] }),
    ];
    const answers = [];
    for (const token of tokens) answers.push((await thrice({ query }, { authorization: `Bearer ${token}` })).body);
    const anybody = await thrice({ query });
    expect(JSON.parse(anybody.body).errors[0].extensions.code).toBe('CREDENTIALS_MISSING');
    for (const answer of answers) expect(JSON.parse(answer).data.me).toEqual({ subject: 'test' });
  });

  it('shows what was written meanwhile', async () => {
    const query = 'query ($nummer: String!) { daginstitution(nummer: $nummer) { navn version } }';
    const ask = await server.askAs('stil');
    const create =
      'mutation ($input: CreateDaginstitutionInput!) { payload: createDaginstitution(input: $input) { errors { code } changes { nummer } } }';
    const input = { navn: 'Den første', ejerform: '1', lovgrundlag: '1', kommune: '101' };
    const { data } = await ask<{ payload: { changes: { nummer: string }[] } }>(create, { input });
    const nummer = data?.payload.changes[0]?.nummer;
    await thrice({ query, variables: { nummer } });
    const update =
      'mutation ($input: UpdateDaginstitutionInput!) { updateDaginstitution(input: $input) { errors { code } } }';
    await ask(update, { input: { nummer, navn: 'Den anden' } });
    const { body } = await thrice({ query, variables: { nummer } });
    expect(JSON.parse(body).data.daginstitution).toEqual({ navn: 'Den anden', version: 2 });
  });

  it.each<[string, string, object]>([
    [
      'a variable is left out of a condition',
      'query ($navn: String) { daginstitutioner(first: 1, where: { navn: { contains: $navn, startsWith: "B" } }) { totalCount } }',
      {},
    ],
    [
      'a part of the same name is left out',
      '{ kommune(kode: "101") { navn } kommune(kode: "101") @skip(if: true) { kode } }',
      {},
    ],
    ['a name is left out and comes later', '{ kommune(kode: "101") { navn @include(if: false) kode navn } }', {}],
    [
      'introspection stands beside data',
      '{ __schema { queryType { name } } kommune(kode: "101") { __typename navn } }',
      {},
    ],
    [
      'a value must stand, and its variable is null in place of its default',
      'query ($kode: String = "101") { kommune(kode: $kode) { navn } }',
      { kode: null },
    ],
    ['a resolver refuses', '{ daginstitutioner(first: 1001) { totalCount } }', {}],
    ['an argument alone is refused', '{ kommune(kode: "1") { navn } }', {}],
  ])('is answered alike where %s', async (_what, query, variables) => {
    await thrice({ query, variables });
  });

  it('is not made into code where its fragments are written out to be long', async () => {
    const fragments = Array.from(
      { length: 14 },
      (_, i) =>
        `fragment F${i} on Daginstitution { a${i}: navn ...F${i + 1} b${i}: anvisningsenheder { daginstitution { ...F${i + 1} } } }`,
    );
    const query = `{ kommune(kode: "101") { daginstitutioner(first: 0) { nodes { ...F0 } } } } ${fragments.join(' ')} fragment F14 on Daginstitution { nummer }`;
    const { body } = await thrice({ query });
    expect(body.length).toBeLessThan(2_000);
  });
});
