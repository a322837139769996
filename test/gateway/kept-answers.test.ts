import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askOf } from '../support/ask.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const headers = { 'content-type': 'application/json' };

/** An answer without what is another at each request. */
async function answer(request: Promise<Response>) {
  const response = await request;
  const told = Object.fromEntries(response.headers);
  for (const name of ['date', 'x-request-id', 'keep-alive', 'transfer-encoding', 'content-length']) delete told[name];
  return { status: response.status, headers: told, body: await response.text() };
}

const post = (body: object, more: Record<string, string> = {}) =>
  answer(
    fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) }),
  );

/** The statements that read more than how far the logs have come. */
const read = () =>
  [...server.statements.register, ...server.statements.affiliation].filter((text) => !/Counter|Tidslinje/.test(text));

/** So often that it is kept if it may be. */
async function often(body: object, more?: Record<string, string>) {
  for (let i = 0; i < 4; i++) await post(body, more);
  server.forgetStatements();
  return post(body, more);
}

const tree =
  '{ kommune(kode: "751") { navn daginstitutioner(first: 3) { nodes { nummer navn anvisningsenheder { navn unilogin { kanTilknytteBrugere } dagplejegrupper { navn } } } } } }';

describe('an answer to the public', () => {
  it('is given again from memory, byte for byte and header for header, with a request id of its own', async () => {
    const first = await post({ query: tree });
    const again = await often({ query: tree });
    expect(again).toEqual(first);
    expect(read()).toEqual([]);
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const body = JSON.stringify({ query: tree });
        return (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).headers.get('x-request-id');
      }),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it.each<[string, string, string, object]>([
    ['an institution', 'updateDaginstitution', 'UpdateDaginstitutionInput', { navn: 'Nyt navn' }],
    ['a unit below it', 'updateAnvisningsenhed', 'UpdateAnvisningsenhedInput', { navn: 'Nyt navn' }],
  ])('is made anew after a write to %s', async (_what, mutation, input, fields) => {
    const query =
      '{ kommune(kode: "461") { daginstitutioner(first: 1) { nodes { nummer navn anvisningsenheder { nummer navn } } } } }';
    const before = JSON.parse((await often({ query })).body).data.kommune.daginstitutioner.nodes[0];
    expect(read()).toEqual([]);
    const { nummer } = mutation === 'updateDaginstitution' ? before : before.anvisningsenheder[0];
    const ask = await server.askAs('stil');
    const written = await ask(
      `mutation ($input: ${input}!) { payload: ${mutation}(input: $input) { errors { code } } }`,
      { input: { nummer, ...fields } },
    );
    expect(written).toEqual({ data: { payload: { errors: [] } } });
    expect((await post({ query })).body).toContain('Nyt navn');
  });

  it('is made anew after a write in the other subgraph', async () => {
    const query = '{ dagplejegrupper(first: 1000) { totalCount nodes { navn } } }';
    const before = JSON.parse((await often({ query })).body).data.dagplejegrupper;
    expect(read()).toEqual([]);
    const units =
      '{ anvisningsenheder(first: 1, where: { institutionstype: { eq: "6013" }, kommune: { eq: "751" } }) { nodes { nummer } } }';
    const { data } = await server.ask<{ anvisningsenheder: { nodes: { nummer: string }[] } }>(units);
    const ask = await server.askAs('kommunal', '751');
    const input = {
      anvisningsenhedsNummer: data?.anvisningsenheder.nodes[0]?.nummer,
      navn: 'Gruppen Ny',
      basis: 'legestuegruppe',
      gyldigFra: '2020-01-01',
    };
    const create =
      'mutation ($input: CreateDagplejegruppeInput!) { createDagplejegruppe(input: $input) { errors { code path en } } }';
    expect((await ask<{ createDagplejegruppe: object }>(create, { input })).data?.createDagplejegruppe).toEqual({
      errors: [],
    });
    expect(JSON.parse((await post({ query })).body).data.dagplejegrupper.totalCount).toBe(before.totalCount + 1);
  });

  it.each([
    ['the read log and rights', '{ personer(first: 1) { totalCount } }'],
    ['who asks', '{ me { subject } }'],
    ['the clock', '{ status { register { now } } }'],
    ['what DAR and CVR said', '{ anvisningsenheder(first: 1) { nodes { kontrol { status } } } }'],
    ['a condition on what they said', '{ anvisningsenheder(first: 1, where: { kontrol: { } }) { totalCount } }'],
    ['people of a unit', '{ anvisningsenheder(first: 1) { nodes { tilknytninger { totalCount } } } }'],
  ])('is not kept where it follows from %s', async (_what, query) => {
    const { headers: told } = await answer(fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`));
    await often({ query });
    expect(told.etag).toBeUndefined();
    expect(
      (await answer(fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`))).headers.etag,
    ).toBeUndefined();
  });

  it('never is what a caller with credentials is given, nor the other way round', async () => {
    const query = 'query ($kode: String!) { kommune(kode: $kode) { navn daginstitutioner(first: 2) { totalCount } } }';
    const variables = { kode: '101' };
    await often({ query, variables });
    const token = await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] });
    await often({ query, variables }, { authorization: `Bearer ${token}` });
    expect(read()).not.toEqual([]);
    const expired = await post({ query, variables }, { authorization: 'Bearer nothing' });
    expect(expired.status).toBe(401);
  });

  it('is another for who accepts something else, and for other variables', async () => {
    const query = 'query ($kode: String!) { kommune(kode: $kode) { navn } }';
    await often({ query, variables: { kode: '101' } });
    const type = 'application/graphql-response+json';
    const { headers: told } = await often({ query, variables: { kode: '101' } }, { accept: type });
    expect(told['content-type']).toBe(`${type}; charset=utf-8`);
    expect((await often({ query, variables: { kode: '751' } })).body).toContain('Aarhus');
  });
});

describe('an answer to GET', () => {
  const url = () => `${server.url}/graphql?query=${encodeURIComponent(tree)}`;

  it('has an ETag, by which it is not sent again until the data change', async () => {
    for (let i = 0; i < 3; i++) await answer(fetch(url()));
    const { headers: told, body } = await answer(fetch(url()));
    expect(told).toMatchObject({ etag: expect.stringMatching(/^"[\w-]{27}"$/), 'cache-control': 'public, no-cache' });
    const ask = (etag: string) => answer(fetch(url(), { headers: { 'if-none-match': etag }, cache: 'no-store' }));
    expect(await ask(told.etag ?? '')).toMatchObject({ status: 304, body: '' });
    const asStil = await server.askAs('stil');
    const { nummer } = JSON.parse(body).data.kommune.daginstitutioner.nodes[0];
    await asStil(
      'mutation ($input: UpdateDaginstitutionInput!) { updateDaginstitution(input: $input) { errors { code } } }',
      { input: { nummer, navn: 'Efter GET' } },
    );
    const after = await ask(told.etag ?? '');
    expect(after.status).toBe(200);
    expect(after.body).toContain('Efter GET');
    expect(after.headers.etag).not.toBe(told.etag);
  });

  it('is the page to ask from for a browser that opens it', async () => {
    for (let i = 0; i < 3; i++) await answer(fetch(url()));
    const { headers: told } = await answer(fetch(url(), { headers: { accept: 'text/html' } }));
    expect(told['content-type']).toContain('text/html');
  });
});

describe('answers', () => {
  it('are of the state that the data are in, whoever writes while they are asked for', async () => {
    const query = '{ kommune(kode: "101") { daginstitutioner(first: 1) { nodes { nummer navn version } } } }';
    const ask = await server.askAs('stil');
    const read = async () => JSON.parse((await post({ query })).body).data.kommune.daginstitutioner.nodes[0];
    const { nummer } = await read();
    for (let i = 0; i < 25; i++) {
      const readers = Promise.all(Array.from({ length: 4 }, read));
      const navn = `Navn ${i}`;
      await ask(
        'mutation ($input: UpdateDaginstitutionInput!) { updateDaginstitution(input: $input) { errors { code } } }',
        { input: { nummer, navn } },
      );
      expect((await read()).navn).toBe(navn);
      await readers;
    }
  });

  it('are kept only where no limit is to count each request', async () => {
    const counting = await startTestServer({ REQUESTS_PER_MINUTE: '1000' });
    const ask = askOf(counting.url);
    for (let i = 0; i < 5; i++) await ask(tree);
    counting.forgetStatements();
    await ask(tree);
    expect(counting.statements.register.filter((text) => text.includes('"Daginstitution"'))).not.toEqual([]);
    await counting.close();
  });
});

describe('an answer that was counted against the limit of an address', () => {
  it('is given from memory without that count, which is not of who asks next', async () => {
    const proxied = await startTestServer({ TRUST_PROXY: 'loopback' });
    const body = JSON.stringify({ query: tree });
    const ask = () =>
      fetch(`${proxied.url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'x-forwarded-for': '203.0.113.7' },
        body,
      });
    const counts: (string | null)[] = [];
    for (let i = 0; i < 4; i++) counts.push((await ask()).headers.get('x-ratelimit-remaining'));
    await proxied.close();
    expect(counts[0]).not.toBeNull();
    expect(counts[3]).toBeNull();
  });
});
