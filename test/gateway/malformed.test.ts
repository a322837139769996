import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { readConfig } from '../../gateway/config/config.ts';
import { callsOf } from '../malformed/calls.ts';
import { expectHarmless } from '../malformed/harmless.ts';
import { type HostileRequest, hostileRequests, nullRequests, spotCount } from '../malformed/requests.ts';
import { askOf } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { newDatabase, newFolder } from '../support/new-database.ts';
import { type ProductProcess, runProduct } from '../support/process.ts';

/** The public schema; `npm run check` holds the file to the code. */
const schema = buildSchema(readFileSync(new URL('../../gateway/supergraph/schema.graphql', import.meta.url), 'utf8'));
/** How often each place of the input is tried; more of it to look for what few runs do not meet. */
const runsPerSpot = Number(process.env.RUNS_PER_SPOT ?? 1);

const cleanUp: (() => unknown)[] = [];
/** A process of its own: what ends it ends no test but these, and what it logs can be read. */
let product: ProductProcess;
let url: string;
let authorization: string;
let codes: Set<string>;

beforeAll(async () => {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove, affiliation.remove);
  const env = {
    PORT: '0',
    SAMPLE: 'small',
    DATA_DIR: folder.path,
    REGISTER_DATABASE_URL: register.url,
    AFFILIATION_DATABASE_URL: affiliation.url,
    AUTH_DEVELOPMENT: 'true',
  };
  product = runProduct(['all'], env);
  url = await product.url;
  const claims = {
    subject: 'test',
    roles: ['stil', 'kommunal'],
    kommuner: ['740', '101'],
    cvrNumre: [],
    expires: '1h',
  };
  authorization = `Bearer ${await signDevelopmentToken(readConfig(env), claims)}`;
  const known = await get<Record<string, { code: string }[]>>(askOf(url), '{ regler { code } fejlkoder { code } }');
  codes = new Set(Object.values(known).flatMap((list) => list.map(({ code }) => code)));
  codes.delete('INTERNAL_SERVER_ERROR');
});
afterAll(async () => {
  for (const remove of cleanUp) await remove();
});

const accept = 'application/json';

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', ...headers },
    body,
  });

const address = (search: string) => fetch(`${url}/graphql?${search}`, { headers: { accept } });

function send({ method, query, variables, signed }: HostileRequest): Promise<Response> {
  const headers: Record<string, string> = signed ? { authorization } : {};
  if (method === 'POST') return post(`{"query":${JSON.stringify(query)},"variables":${variables}}`, headers);
  return fetch(`${url}/graphql?${new URLSearchParams({ query, variables })}`, { headers: { accept, ...headers } });
}

describe('a hostile value anywhere in the input is answered with what is wrong', () => {
  it.each(callsOf(schema).map((call) => [call.name, call] as const))('%s', async (_name, call) => {
    const property = fc.asyncProperty(hostileRequests(call), async (request) =>
      expectHarmless(await send(request), codes),
    );
    await fc.assert(property, { numRuns: Math.max(10, spotCount(call) * runsPerSpot) });
  });
});

describe('a null wherever one may stand is answered, or refused with what is wrong', () => {
  it.each(callsOf(schema).map((call) => [call.name, call] as const))('%s', async (_name, call) => {
    for (const request of nullRequests(call)) await expectHarmless(await send(request), codes);
  });
});

describe('a request that is no GraphQL request is answered with what is wrong', () => {
  const query = '{ __typename }';
  const json = JSON.stringify({ query });
  it.each<[string, () => Promise<Response>]>([
    ['no body', () => post('')],
    ['half a body', () => post(json.slice(0, -4))],
    ['a body of null', () => post('null')],
    ['a body that is a number', () => post('1')],
    ['a body that is a text', () => post('"{ __typename }"')],
    ['a list of requests', () => post(`[${json},${json}]`)],
    ['an empty list of requests', () => post('[]')],
    ['no query', () => post('{}')],
    ['a query that is no text', () => post('{"query":{"a":1}}')],
    ['a query that is empty', () => post('{"query":""}')],
    ['a query with NUL', () => post(JSON.stringify({ query: '{ __type\0name }' }))],
    [
      'a query with half a surrogate pair',
      () => post(JSON.stringify({ query: '{ kommune(kode: "\ud800") { navn } }' })),
    ],
    ['a whole number without end', () => post(JSON.stringify({ query: `{ gruppe(id: ${'9'.repeat(99)}) { kode } }` }))],
    ['a query of brackets', () => post(JSON.stringify({ query: '{'.repeat(100_000) }))],
    ['variables that are a list', () => post(JSON.stringify({ query, variables: [1] }))],
    ['variables that are a text', () => post(JSON.stringify({ query, variables: 'x' }))],
    ['extensions that are a text', () => post(JSON.stringify({ query, extensions: 'x' }))],
    ['an unknown operationName', () => post(JSON.stringify({ query, operationName: 'Other' }))],
    ['an operationName that is no text', () => post(JSON.stringify({ query, operationName: { a: 1 } }))],
    [
      'two operations and no name',
      () => post(JSON.stringify({ query: 'query A { __typename } query B { __typename }' })),
    ],
    ['fragments in a circle', () => post(JSON.stringify({ query: '{ ...A } fragment A on Query { ...A }' }))],
    ['a property of no meaning', () => post(JSON.stringify({ query, other: 1 }))],
    ['bytes that are no UTF-8', () => post(new Uint8Array([0x7b, 0xff, 0xfe, 0x22, 0x7d]))],
    [
      'UTF-8 that is cut off in a text',
      () => post(new Uint8Array([...Buffer.from('{"query":"{ a \u00e6').subarray(0, -1)])),
    ],
    ['a body said to be compressed', () => post(json, { 'content-encoding': 'gzip' })],
    ['plain text', () => post(json, { 'content-type': 'text/plain' })],
    ['XML', () => post('<a/>', { 'content-type': 'application/xml' })],
    ['a form', () => post('query=%7B&variables=%7B', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['files without files', () => post('x', { 'content-type': 'multipart/form-data; boundary=x' })],
    ['a content type that is none', () => post(json, { 'content-type': ';;;' })],
    ['JSON in a strange character set', () => post(json, { 'content-type': 'application/json; charset=utf-7' })],
    ['variables in the address that are no JSON', () => address('query=%7B__typename%7D&variables=%7B')],
    ['extensions in the address that are no JSON', () => address('query=%7B__typename%7D&extensions=x')],
    ['an address that is wrongly escaped', () => address('query=%E0%A4%A&variables=%')],
    ['a mutation in the address', () => address('query=mutation%7B__typename%7D')],
    ['a credential of nonsense', () => post(json, { authorization: 'Bearer \u00e6\u00f8' })],
  ])('%s', async (_name, request) => {
    await expectHarmless(await request(), codes);
  });
});

describe('after all that', () => {
  it('the server is still there, has logged nothing as unexpected, and stops when asked', async () => {
    expect((await askOf(url)('{ kommune(kode: "101") { navn } }')).data).toEqual({ kommune: { navn: 'København' } });
    const { code, stdout, stderr } = await product.stop();
    expect(stdout.split('\n').filter((line) => line.includes('"level":50'))).toEqual([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
