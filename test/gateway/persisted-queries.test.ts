import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../gateway/config/config.ts';
import { startEmbedded } from '../../gateway/server/start-embedded.ts';
import { startGateway } from '../../gateway/server/start-gateway.ts';
import type { Answer } from '../support/ask.ts';
import { newFolder } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (query: string, more: object = {}) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: sha256(query), ...more } },
});

async function post(body: object, headers: Record<string, string> = {}): Promise<Answer<Record<string, unknown>>> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  return (await (await fetch(`${server.url}/graphql`, request)).json()) as never;
}

const codeOf = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions?.code;

describe('a query that is asked for by the hash of its text', () => {
  const query = 'query ($kode: String!) { kommune(kode: $kode) { navn } }';
  const variables = { kode: '751' };
  const data = { kommune: { navn: 'Aarhus' } };

  it('is asked for with its text once, as clients know by the message, and then without', async () => {
    const first = await post({ ...persisted(query), variables });
    expect(first.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
    expect(await post({ ...persisted(query), query, variables })).toEqual({ data });
    expect(await post({ ...persisted(query), variables })).toEqual({ data });
  });

  it('is found by GET, too', async () => {
    await post({ ...persisted(query), query, variables });
    const parameters = new URLSearchParams({
      variables: JSON.stringify(variables),
      extensions: JSON.stringify(persisted(query).extensions),
    });
    expect(await (await fetch(`${server.url}/graphql?${parameters}`)).json()).toEqual({ data });
  });

  it('is never another one: whose text has another hash is refused, and not kept', async () => {
    const other = '{ kommune(kode: "101") { navn } }';
    expect(codeOf(await post({ ...persisted(other), query }))).toBe('PERSISTED_QUERY_MISMATCH');
    expect(codeOf(await post(persisted(other)))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it.each([{ version: 2 }, { sha256Hash: 'ABC' }, { sha256Hash: 7 }, { sha256Hash: sha256(query).toUpperCase() }])(
    'is refused where the extension is %j',
    async (more) =>
      expect(codeOf(await post({ ...persisted(query, more), query, variables }))).toBe('PERSISTED_QUERY_MISMATCH'),
  );

  it('is checked, counted and answered by the rights of who asks, as any other', async () => {
    const people = '{ personer(first: 1) { totalCount } }';
    const token = await server.tokenWith({ roles: ['kommunal'], kommuner: ['740'] });
    const known = await post({ ...persisted(people), query: people }, { authorization: `Bearer ${token}` });
    expect(known.errors).toBeUndefined();
    expect(codeOf(await post(persisted(people)))).toBe('CREDENTIALS_MISSING');
    const dear =
      '{ kommuner { nodes { daginstitutioner(first: 1000) { nodes { anvisningsenheder { nummer navn version aktiv email } } } } } }';
    expect(codeOf(await post({ ...persisted(dear), query: dear }))).toBe('LIMIT_EXCEEDED');
    expect(codeOf(await post(persisted(dear)))).toBe('LIMIT_EXCEEDED');
    const byCpr = 'query ($cpr: String!) { personer(where: { cpr: $cpr }) { totalCount } }';
    await post({ ...persisted(byCpr), query: byCpr });
    const parameters = new URLSearchParams({
      variables: '{"cpr":"x"}',
      extensions: JSON.stringify(persisted(byCpr).extensions),
    });
    expect(codeOf((await (await fetch(`${server.url}/graphql?${parameters}`)).json()) as never)).toBe('CPR_IN_ADDRESS');
  });
});

describe('registered documents', () => {
  const registered = 'query Kommune($kode: String!) { kommune(kode: $kode) { navn } }';
  const other = '{ kommune(kode: "101") { navn } }';
  const variables = { kode: '751' };
  const data = { kommune: { navn: 'Aarhus' } };
  const folder = newFolder();
  const startWith = async (content: unknown, settings: Record<string, string> = {}) => {
    const file = path.join(folder.path, 'documents.json');
    writeFileSync(file, JSON.stringify(content));
    await server.close();
    server = await startTestServer({ PERSISTED_DOCUMENTS: file, ...settings });
  };
  afterAll(() => folder.remove());

  it.each([
    ['as texts by id', { kommune: registered, [sha256(other)]: other }],
    [
      'as a manifest of Apollo',
      {
        format: 'apollo-persisted-query-manifest',
        version: 1,
        operations: [
          { id: 'kommune', name: 'Kommune', type: 'query', body: registered },
          { id: sha256(other), name: '', type: 'query', body: other },
        ],
      },
    ],
  ])('are asked for by their id, whether written %s', async (_how, content) => {
    await startWith(content);
    expect(await post({ documentId: 'kommune', variables })).toEqual({ data });
    const parameters = new URLSearchParams({ documentId: 'kommune', variables: JSON.stringify(variables) });
    expect(await (await fetch(`${server.url}/graphql?${parameters}`)).json()).toEqual({ data });
    expect(await post(persisted(other))).toEqual({ data: { kommune: { navn: 'København' } } });
    expect(codeOf(await post({ documentId: 'unknown' }))).toBe('DOCUMENT_NOT_REGISTERED');
    expect(codeOf(await post({ documentId: 'kommune', query: other }))).toBe('DOCUMENT_NOT_REGISTERED');
    expect(codeOf(await post({ documentId: ['kommune'], variables }))).toBe('DOCUMENT_NOT_REGISTERED');
    expect(await post({ query: other })).toEqual({ data: { kommune: { navn: 'København' } } });
  });

  it('are all that is answered where the operator says so', async () => {
    await startWith({ [`sha256:${sha256(registered)}`]: registered }, { PERSISTED_DOCUMENTS_ONLY: 'true' });
    expect(await post({ documentId: `sha256:${sha256(registered)}`, variables })).toEqual({ data });
    expect(await post({ ...persisted(registered), variables })).toEqual({ data });
    expect(await post({ query: registered, variables })).toEqual({ data });
    for (const body of [{ query: other }, { ...persisted(other), query: other }, persisted(other), {}])
      expect(codeOf(await post(body))).toBe('DOCUMENT_NOT_REGISTERED');
  });

  it.each([
    ['a hash with another text', { [sha256(other)]: registered }, 'is not the text that its hash is of'],
    ['what is no GraphQL', { kommune: '{ kommune(' }, 'is no GraphQL'],
    ['another form', ['{ __typename }'], 'is neither'],
  ])('with %s are one line at the start, in whichever shape the gateway starts', async (_what, content, line) => {
    const file = path.join(folder.path, 'bad.json');
    writeFileSync(file, JSON.stringify(content));
    const config = readConfig({ PERSISTED_DOCUMENTS: file, DATA_DIR: path.join(folder.path, 'none'), PORT: '0' });
    await expect(startGateway(config)).rejects.toThrow(line);
    await expect(startEmbedded(config)).rejects.toThrow(line);
    expect(existsSync(config.dataDir)).toBe(false);
  });

  it('are read by the gateway alone: no command fails for a file that is not there', async () => {
    const env = { PERSISTED_DOCUMENTS: path.join(folder.path, 'gone.json') };
    const [command, gateway] = await Promise.all([
      runProduct(['token', '--role', 'stil'], { ...env, AUTH_DEVELOPMENT: 'true' }).finished,
      runProduct(['gateway'], { ...env, PORT: '0' }).finished,
    ]);
    expect(command).toMatchObject({ code: 0, stderr: '' });
    expect(gateway).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^PERSISTED_DOCUMENTS: .* cannot be read.*\n$/),
    });
  });
});
