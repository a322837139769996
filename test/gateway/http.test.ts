import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../support/ask.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { testCpr } from '../support/test-cpr.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body,
  });

describe('GraphQL over HTTP', () => {
  it.each(serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch }).map((audit) => [audit.name, audit]))(
    '%s',
    async (_name, audit) => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    },
  );

  it('answers an operation whose only field came to nothing with null and status 200', async () => {
    const response = await post(JSON.stringify({ query: '{ daginstitutioner(first: -1) { totalCount } }' }));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      data: { daginstitutioner: null },
      errors: [{ extensions: { code: 'FIRST_OUT_OF_RANGE' } }],
    });
  });

  it('answers status 400 without data to variables that do not fit, for who asks for GraphQL responses', async () => {
    const accept = 'application/graphql-response+json';
    const query = 'query ($kode: String!) { kommune(kode: $kode) { navn } }';
    const response = await post(JSON.stringify({ query, variables: { kode: 101 } }), { accept });
    expect(response.status).toBe(400);
    const { data, errors } = (await response.json()) as Answer<unknown>;
    expect([data, errors?.[0]?.extensions?.code, errors?.[0]?.extensions?.http]).toEqual([
      undefined,
      'VARIABLE_MALFORMED',
      undefined,
    ]);
  });

  it('answers several root fields and aliases at once', async () => {
    const { data } = await server.ask(
      '{ a: kommune(kode: "101") { navn } b: kommune(kode: "751") { navn } helloWorld }',
    );
    expect(data).toEqual({
      a: { navn: 'København' },
      b: { navn: 'Aarhus' },
      helloWorld: expect.stringMatching(/^Hello /),
    });
  });

  it('lets callers introspect the schema', async () => {
    const { data } = await server.ask<{ __type: { name: string } }>('{ __type(name: "Anvisningsenhed") { name } }');
    expect(data?.__type.name).toBe('Anvisningsenhed');
  });

  it("keeps a caller's request id, and makes one where there is none or an odd one", async () => {
    const given = await post('{"query":"{ __typename }"}', { 'x-request-id': 'min-egen-id-0001' });
    expect(given.headers.get('x-request-id')).toBe('min-egen-id-0001');
    const odd = await post('{"query":"{ __typename }"}', { 'x-request-id': '<script>' });
    expect(odd.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    const uuid = 'f3a1c2d4-aaaa-4bbb-8ccc-0d0e0f0a0b0c';
    const own = await post('{"query":"{ __typename }"}', { 'x-request-id': uuid });
    expect(own.headers.get('x-request-id')).toBe(uuid);
    const numbered = `${testCpr().replace(/^.{8}/, '$&-')}00-4bbb-8ccc-0d0e0f0a0b0c`; // across a dash
    const other = await post('{"query":"{ __typename }"}', { 'x-request-id': numbered });
    expect(other.headers.get('x-request-id')).not.toBe(numbered);
  });
});

describe('beside GraphQL', () => {
  it('offers the SDL for download', async () => {
    const response = await fetch(`${server.url}/schema.graphql`);
    expect(response.headers.get('content-type')).toContain('application/graphql');
    const sdl = await response.text();
    expect(sdl).toMatch(/type Anvisningsenhed implements [^{]*Dagtilbud/);
    expect(sdl).not.toMatch(/join__|@link/);
  });

  it('shows GraphiQL in a browser without asking the internet for anything', async () => {
    const page = await (await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('Dagtilbudsgraf');
    expect(page).toContain('FirstQuery');
    expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=["']?https?:/i);
  });

  it('says that it is up', async () => {
    expect(await (await fetch(`${server.url}/health`)).json()).toEqual({ status: 'ok', mode: 'authoritative' });
  });

  it('answers 404 to an unknown path', async () => {
    expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
  });
});
