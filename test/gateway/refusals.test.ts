import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../gateway/config/config.ts';
import { startAffiliation } from '../../gateway/server/start-affiliation.ts';
import { startRegister } from '../../gateway/server/start-register.ts';
import { newDatabase, newFolder } from '../support/new-database.ts';
import { startTestServer } from '../support/server.ts';

const urls: Record<string, string> = {};
const open: (() => unknown)[] = [];
/** The log of the gateway. */
const lines: string[] = [];

beforeAll(async () => {
  const slow = { RECEIVE_MS: '1500' };
  const server = await startTestServer({ SAMPLE: 'none', ...slow }, (line) => lines.push(line));
  open.push(() => server.close());
  urls.gateway = server.url;
  const [folder, one, other] = [newFolder(), await newDatabase(), await newDatabase()];
  open.push(one.remove, other.remove, folder.remove);
  const settings = { DATA_DIR: folder.path, REGISTER_DATABASE_URL: one.url, AFFILIATION_DATABASE_URL: other.url };
  const config = readConfig({
    ...settings,
    ...slow,
    REGISTER_PORT: '0',
    AFFILIATION_PORT: '0',
    SAMPLE: 'none',
    SUBGRAPH_SECRET: 's'.repeat(32),
  });
  const register = await startRegister(config);
  open.push(() => register.close());
  urls.register = register.url;
  const affiliation = await startAffiliation({ ...config, register: { ...config.register, url: register.url } });
  open.push(() => affiliation.close());
  urls.affiliation = affiliation.url;
});
afterAll(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

interface Answered {
  status: number;
  head: string;
  code: unknown;
  errors: { extensions?: object }[];
}

/** What comes back for bytes as they are, which no client would send. */
async function send(url: string, bytes: string): Promise<Answered> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(bytes);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  const { errors = [] } = JSON.parse(body.slice(body.indexOf('{'), body.lastIndexOf('}') + 1));
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), code: errors[0]?.extensions?.code, errors };
}

const request = (line: string, body = '', type = 'application/json') =>
  `${line} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
const asking = (query: string) => request('POST /graphql', JSON.stringify({ query }));

const security = ["content-security-policy: default-src 'none'", 'x-content-type-options: nosniff'];

const unread: [string, string, number, string][] = [
  ['no HTTP', 'what is this\r\n\r\n', 400, 'REQUEST_UNREADABLE'],
  ['a head that is too long', `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'LIMIT_EXCEEDED'],
  ['a head that never ends', 'GET / HTTP/1.1\r\nhost: x\r\n', 408, 'REQUEST_SLOW'],
  ['an address that cannot be read', request('GET /%ZZ'), 400, 'REQUEST_UNREADABLE'],
  ['an address of nothing', request('GET /nothing'), 404, 'ADDRESS_UNKNOWN'],
];

describe.each(['gateway', 'register', 'affiliation'])('the port of the %s', (name) => {
  it.each(unread)('refuses %s with headers, a body of GraphQL and a code', async (_what, bytes, status, code) => {
    const told = await send(urls[name] ?? '', bytes);
    expect([told.status, told.code]).toEqual([status, code]);
    for (const header of security) expect(told.head).toContain(header);
    if (name === 'gateway') expect(told.head).toContain('access-control-allow-origin: *');
    expect(told.errors[0]?.extensions).toMatchObject({ da: expect.any(String), en: expect.any(String) });
  });

  it('says to browsers what not to do also with its health, and with who is refused', async () => {
    for (const bytes of [request('GET /health/live'), request('POST /graphql', '{}')]) {
      const { head } = await send(urls[name] ?? '', bytes);
      for (const header of security) expect(head).toContain(header);
    }
  });
});

it.each([
  ['what is no GraphQL', asking('{'), 'GRAPHQL_PARSE_FAILED'],
  ['what does not fit the schema', asking('{ nothing }'), 'GRAPHQL_VALIDATION_FAILED'],
  ['many at once', request('POST /graphql', '[{"query":"{ helloWorld }"}]'), 'BATCHING_NOT_SUPPORTED'],
  ['another content type', request('POST /graphql', 'x', 'text/x'), 'BAD_REQUEST'],
  ['another method', request('PUT /graphql', '{}'), 'ADDRESS_UNKNOWN'],
  ['a body that is too large', asking('x'.repeat(200_000)), 'LIMIT_EXCEEDED'],
])('the gateway refuses %s in both languages, and says whether to come again', async (_what, bytes, code) => {
  const told = await send(urls.gateway ?? '', bytes);
  expect(told.errors[0]?.extensions).toMatchObject({
    code,
    da: expect.any(String),
    en: expect.any(String),
    retryable: false,
  });
  for (const header of [...security, 'access-control-allow-origin: *']) expect(told.head).toContain(header);
});

const unfinished: [string, string][] = [
  ['of the usual form', 'content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":'],
  ['of a large request', 'content-type: application/json\r\ncontent-length: 100000\r\n\r\n{"query":'],
  ['in pieces', 'content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{"query":\r\n'],
];
it.each(unfinished.flatMap(([what, head]) => (['ends', 'resets'] as const).map((how) => [what, how, head] as const)))(
  'a client that breaks off within a body %s, and %s the connection, is told to the log as no fault of ours',
  async (...[, how, head]) => {
    lines.length = 0;
    const socket = connect(Number(new URL(urls.gateway ?? '').port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\n${head}`);
    await new Promise((resolve) => setTimeout(resolve, 200)); // so that it has come
    if (how === 'ends') socket.end();
    else socket.resetAndDestroy();
    const told = () => lines.map((line): { level: number; msg: string } => JSON.parse(line));
    await vi.waitFor(() => expect(told().map(({ msg }) => msg)).toContain('request unreadable'));
    await new Promise((resolve) => setTimeout(resolve, 200)); // what would come after it
    expect(told().filter(({ level }) => level > 30)).toEqual([]);
  },
);

it('where origins are named, shows pages of no other what was refused unread', async () => {
  const server = await startTestServer({ SAMPLE: 'none', CORS_ORIGINS: 'https://one.example', RECEIVE_MS: '1500' });
  try {
    const own = (origin: string) => `GET /%ZZ HTTP/1.1\r\nhost: x\r\nconnection: close\r\norigin: ${origin}\r\n\r\n`;
    for (const bytes of [...unread.map(([, bytes]) => bytes), own('https://two.example')]) {
      const { head } = await send(server.url, bytes);
      expect(head).not.toContain('access-control-allow-origin');
      for (const header of security) expect(head).toContain(header);
    }
    const { head } = await send(server.url, own('https://one.example'));
    expect(head).toContain('access-control-allow-origin: https://one.example');
  } finally {
    await server.close();
  }
});

describe('the page to ask from', () => {
  const page = (headers: Record<string, string> = {}) =>
    fetch(`${urls.gateway}/graphql`, { headers: { accept: 'text/html', ...headers } });

  it('is sent compressed, and not again to who has it', async () => {
    const first = await page();
    expect([first.status, first.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(await first.text()).toContain('<title>Dagtilbudsgraf</title>');
    const again = await page({ 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});
