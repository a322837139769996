import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cprPlaces } from '../../subgraphs/common/text/cpr-text.ts';
import { type Product, shapes, startProduct } from '../common/auth/product.ts';
import { testCpr } from '../support/test-cpr.ts';

const cpr = testCpr(5);
const hyphened = cpr.replace(/(?=\d{4}$)/, '-');
const spaced = cpr.replace(/(?=\d{4}$)/, '%C2%A0');

interface Sent {
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

const json = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = json, path = '/graphql'): Sent => ({
  method: 'POST',
  headers,
  body,
  path,
});

/** A number written into an id. */
const asUuid = (digits: string): string =>
  digits.padStart(32, '0').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Requests that nothing good can come of, each with the number somewhere in it. */
const requests: [string, Sent][] = [
  ['in a path that there is none of', { path: `/person/${cpr}` }],
  ['with a hyphen in such a path', { path: `/${hyphened}` }],
  ['with a non-breaking blank in such a path', { path: `/${spaced}` }],
  ['in the query of such an address', { path: `/nowhere?cpr=${cpr}` }],
  ['in the query of an export that there is none of', { path: `/eksport/${cpr}.csv?kommune=${cpr}` }],
  ['in the query of an export', { path: `/eksport/samlet.csv?kommune=${cpr}&${hyphened}=1` }],
  ['in the query of the readiness as CSV', { path: `/eksport/aula.csv?kommune=${cpr}` }],
  ['in a path that cannot be read', { path: `/%E0%A4%A/${cpr}` }],
  ['in an address with a query that is no GraphQL', { path: `/graphql?query={personer(where:{cpr:"${cpr}"` }],
  ['in an address with a number in the place of a text', { path: `/graphql?query={kommune(kode:${cpr}){navn}}` }],
  ['in a field that there is none of', post(JSON.stringify({ query: `{ p${cpr} }` }))],
  ['in broken JSON', post(`{"query": "{ a }", "variables": {"cpr": "${cpr}"`)],
  ['at the beginning of broken JSON', post(`${cpr} is no JSON`)],
  ['in JSON that is no request', post(JSON.stringify([cpr]))],
  ['in a query that is none', post(JSON.stringify({ query: `{ person ${cpr}` }))],
  [
    'in a variable of another type',
    post(JSON.stringify({ query: 'query ($a: Int) { kommuner { nodes { navn } } }', variables: { a: cpr } })),
  ],
  [
    'in a variable of another type, with a hyphen',
    post(
      JSON.stringify({
        query: 'query ($first: Int) { personer(first: $first) { totalCount } }',
        variables: { first: hyphened },
      }),
    ),
  ],
  [
    'in a literal beside a variable that is null where a value must stand',
    post(
      JSON.stringify({
        query: `mutation ($no: ExistingInput) { applyChanges(input: { changes: [
          { updateDaginstitution: { nummer: "G10432", navn: "${cpr}" } }, { closeDaginstitution: $no }
        ] }) { errors { code } } }`,
        variables: { no: null },
      }),
    ),
  ],
  [
    'in the name of the operation',
    post(JSON.stringify({ query: '{ kommuner { nodes { navn } } }', operationName: `a${cpr}` })),
  ],
  ['in a body of another type', post(`cpr=${cpr}`, { 'content-type': 'text/plain' })],
  ['in a type of body', post('{}', { 'content-type': `application/${cpr}` })],
  ['in a form', post(`query=${hyphened}`, { 'content-type': 'application/x-www-form-urlencoded' })],
  ['in the body to an address that there is none of', post(JSON.stringify({ cpr }), json, '/nowhere')],
  ['in broken JSON to an export', post(`{"cpr": "${cpr}"`, json, '/eksport/samlet.csv')],
  ['in a header that is too large', { path: '/graphql', headers: { 'x-cpr': hyphened.repeat(2_000) } }],
  ['in the id of the request', { path: '/nowhere', headers: { 'x-request-id': hyphened } }],
  ['in the id of the request in the form of a UUID', { path: '/nowhere', headers: { 'x-request-id': asUuid(cpr) } }],
  ['in a method', { path: '/graphql', method: 'PUT', body: cpr }],
];

/** The whole answer as text, headers and all. */
function answerTo(url: string, { path = '/', method = 'GET', headers = {}, body }: Sent): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = `${response.statusCode} ${JSON.stringify(response.headers)} `;
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What comes back for bytes that are no HTTP. */
function answerToBytes(url: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    socket.on('error', () => resolve(text)).on('close', () => resolve(text));
    socket.setTimeout(5_000, () => socket.destroy());
  });
}

const inText = (text: string) =>
  cprPlaces(text.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '')).map(({ start, end }) =>
    text.slice(start, end),
  );
const holds = (text: string) =>
  text.includes(cpr) ||
  text.includes(hyphened) ||
  text.includes(spaced) ||
  inText(text).some((one) => one.includes(cpr.slice(0, 6)));

describe.each(shapes)('a CPR number in a request that fails, %s', (shape) => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(shape, {});
  });
  afterAll(() => product.remove());

  it.each(requests)('%s is not repeated', async (_, sent) => {
    for (const url of [product.url, product.register]) {
      if (url === null) continue;
      const answer = await answerTo(url, sent);
      expect([answer, holds(answer)]).toEqual([answer, false]);
    }
  });

  it('neither is a word of what is no JSON', async () => {
    for (const body of ['{"query": Sigrun Mortensen', 'Sigrun', '{"query": "{ a }" Sigrun'])
      for (const url of [product.url, product.register])
        if (url !== null) expect(await answerTo(url, post(body))).not.toContain('Sigrun');
  });

  it('in what is no HTTP is not repeated', async () => {
    for (const bytes of [`GET /${cpr}\r\n\r\n`, `${cpr}\r\n\r\n`, `GET / HTTP/1.1\r\n${hyphened} x\r\n\r\n`]) {
      const answer = await answerToBytes(product.url, bytes);
      expect([answer, holds(answer)]).toEqual([answer, false]);
    }
  });

  it('answers of what there is none of in both languages, as GraphQL does', async () => {
    const answer = await answerTo(product.url, { path: '/nowhere' });
    expect(answer).toMatch(/^404 .*"code":"ADDRESS_UNKNOWN".*"da":"Der er intet/);
  });

  it('is in no line of any log', async () => {
    const output = await product.stop();
    expect(output).toContain('"path":"/nowhere"');
    expect(output.split('\n').filter(holds)).toEqual([]);
  });
});
