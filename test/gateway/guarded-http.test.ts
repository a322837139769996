import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Agent, get, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

const ask = (url: string, query: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

async function codeOf(response: Response) {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string; da: string } }[] };
  return errors?.[0]?.extensions.code;
}

const tree = `{ kommune(kode: "101") { daginstitutioner(first: 1000) { nodes { navn anvisningsenheder { navn } } } } }`;

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(settings: Record<string, string>): Promise<TestServer> {
  const server = await startTestServer(settings);
  open.push(() => server.close());
  return server;
}

/** A connection that gets what it is sent only when it is read. */
function connection(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  open.push(() => socket.destroy());
  socket.on('error', () => undefined);
  return socket;
}

describe('an answer of the gateway', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ REQUESTS_PER_MINUTE: '100000' });
  });
  afterAll(() => server.close());

  const address = 'http://app.example';
  const answers: [string, number, () => Promise<Response>][] = [
    ['of a query', 200, () => ask(server.url, '{ helloWorld }', { origin: address })],
    ['that refuses a query', 200, () => ask(server.url, '{ x }', { origin: address, accept: 'application/json' })],
    [
      'that refuses credentials',
      401,
      () => ask(server.url, '{ helloWorld }', { origin: address, authorization: 'Bearer x' }),
    ],
    ['that there is nothing', 404, () => fetch(`${server.url}/nothing`, { headers: { origin: address } })],
    ['that a body is too large', 413, () => ask(server.url, 'x'.repeat(200_000), { origin: address })],
    ['of an export', 200, () => fetch(`${server.url}/eksport/daginstitution.csv`, { headers: { origin: address } })],
    ['of the SDL', 200, () => fetch(`${server.url}/schema.graphql`, { headers: { origin: address } })],
    ['of its health', 200, () => fetch(`${server.url}/health`, { headers: { origin: address } })],
  ];
  it.each(answers)('may be read by any page, without credentials, and says so: %s', async (_what, status, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    const { headers } = response;
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
    expect(headers.get('access-control-expose-headers')).toContain('x-request-id');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=/);
    await response.arrayBuffer();
  });

  it('is prepared for by a preflight, also with credentials in headers', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: address,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,x-api-key',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
    for (const name of ['authorization', 'x-api-key', 'content-type'])
      expect(response.headers.get('access-control-allow-headers')).toContain(name);
  });

  it('to a browser is a page that may run its own scripts, and no others', async () => {
    const response = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    const page = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const [, script = '', ...others] = page.split('<script>').map((part) => part.slice(0, part.indexOf('</script>')));
    expect(others).toEqual([]);
    expect(script).toContain('renderYogaGraphiQL');
    const hash = createHash('sha256').update(script).digest('base64');
    expect(policy.split('; ')).toContain(`script-src 'self' 'sha256-${hash}'`);
    expect([...page.matchAll(/ src="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      expect.stringMatching(/^graphiql\/graphiql-[\w-]+\.js$/),
    ]);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});

it('pages of other origins than the allowed get no leave to read', async () => {
  const { url } = await start({ CORS_ORIGINS: 'https://one.example,https://two.example' });
  const allowed = async (origin: string) =>
    (await ask(url, '{ helloWorld }', { origin })).headers.get('access-control-allow-origin');
  expect(await allowed('https://two.example')).toBe('https://two.example');
  expect(await allowed('https://three.example')).toBeNull();
});

it('GraphiQL is not shown where it is switched off', async () => {
  const { url } = await start({ GRAPHIQL: 'false', SAMPLE: 'none' });
  const response = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } });
  expect(response.headers.get('content-type') ?? '').not.toContain('html');
  expect((await fetch(`${url}/graphiql/graphiql.js`)).status).toBe(404);
});

describe('who asks for much at once', () => {
  /** Asks at the same time from loopback addresses, each a caller of its own. */
  const askFrom = (url: string, addresses: string[], query: string) =>
    Promise.all(
      addresses.map(async (localAddress) => {
        const headers = { 'content-type': 'application/json' };
        const sent = request(`${url}/graphql`, { method: 'POST', localAddress, headers, agent: false });
        sent.end(JSON.stringify({ query }));
        const [response] = await once(sent, 'response');
        const { errors } = JSON.parse(await text(response));
        return {
          status: response.statusCode,
          code: errors?.[0]?.extensions.code,
          retryAfter: Number(response.headers['retry-after']),
        };
      }),
    );

  it('gets 429 when its own budget is used up, and everybody else is served', async () => {
    const { url } = await start({ COST_PER_CALLER: '1000', QUEUE_PER_CALLER: '0', SAMPLE: 'full' });
    const asking = askFrom(url, Array(10).fill('127.0.0.8'), tree);
    const [others, small] = await Promise.all([
      askFrom(url, ['127.0.0.9'], tree),
      askFrom(url, ['127.0.0.8', '127.0.0.10'], '{ helloWorld }'),
    ]);
    const answers = await asking;
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused[0]).toMatchObject({ code: 'TOO_MUCH_AT_ONCE', retryAfter: expect.any(Number) });
    expect(refused.every(({ retryAfter }) => retryAfter >= 1 && retryAfter <= 30)).toBe(true);
    expect(answers.filter(({ status }) => status === 200).length).toBe(10 - refused.length);
    expect([...others, ...small].map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('gets 503 when that of all is used up, while small queries and health are answered', async () => {
    const { url } = await start({ COST_PER_CALLER: '1000', COST_AT_ONCE: '1000', QUEUE_LENGTH: '0', SAMPLE: 'full' });
    const addresses = Array.from({ length: 10 }, (_, i) => `127.0.0.${10 + i}`);
    const asking = askFrom(url, addresses, tree);
    const [small, health] = await Promise.all([askFrom(url, ['127.0.0.8'], '{ helloWorld }'), fetch(`${url}/health`)]);
    const answers = await asking;
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused[0]).toMatchObject({ code: 'SERVICE_BUSY', retryAfter: expect.any(Number) });
    expect(answers.filter(({ status }) => status === 200).length).toBe(10 - refused.length);
    expect([small[0]?.status, health.status]).toEqual([200, 200]);
  });

  it.each(['/eksport/samlet.csv', '/%65ksport/samlet.csv'])(
    'gets four files at once, however it writes %s',
    async (path) => {
      const { url } = await start({ SAMPLE: 'full', QUEUE_PER_CALLER: '0' });
      const agent = new Agent({ keepAlive: true });
      open.push(() => agent.destroy());
      const statuses = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const [response] = await once(get(`${url}${path}`, { agent }), 'response');
          open.push(() => response.destroy());
          return response.statusCode; // the body is not read
        }),
      );
      expect(statuses.filter((status) => status === 429).length).toBe(4);
    },
  );

  it('gets nothing written by a mutation that is refused', async () => {
    const server = await start({ COST_PER_CALLER: '5000', COST_AT_ONCE: '5000', QUEUE_LENGTH: '0', SAMPLE: 'full' });
    const asking = await server.askAs('kommunal', '101');
    const create = 'createDaginstitution(input: { navn: "Ny", ejerform: "1", lovgrundlag: "1", kommune: "101" })';
    const creates = Array.from({ length: 10 }, (_, i) => `a${i}: ${create} { errors { code } }`);
    const mutation = `mutation { ${creates.join(' ')} }`; // ten: a large one, which waits for large ones
    const reading = Array.from({ length: 4 }, () => asking(tree));
    const answers = await Promise.all(Array.from({ length: 20 }, () => asking(mutation)));
    await Promise.all(reading);
    const refused = answers.filter(({ errors }) =>
      /^(TOO_MUCH_AT_ONCE|SERVICE_BUSY)$/.test(String(errors?.[0]?.extensions?.code)),
    );
    const made = answers.filter(({ data }) => data);
    expect(refused.length + made.length).toBe(20);
    expect(refused.length).toBeGreaterThan(0);
    const { data } = await server.ask('{ daginstitutioner(where: { navn: { eq: "Ny" } }, first: 0) { totalCount } }');
    expect(data).toEqual({ daginstitutioner: { totalCount: 10 * made.length } });
  });

  it('is counted by the minute', async () => {
    const { url } = await start({ REQUESTS_PER_MINUTE: '3', SAMPLE: 'none' });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await ask(url, '{ helloWorld }')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await ask(url, '{ helloWorld }');
    expect([await codeOf(refused.clone()), Number(refused.headers.get('retry-after')) > 0]).toEqual([
      'TOO_MUCH_AT_ONCE',
      true,
    ]);
    expect((await fetch(`${url}/eksport/daginstitution.csv`)).status).toBe(429);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});

describe('limits of an address', () => {
  const from = (url: string, address: string) =>
    fetch(`${url}/schema.graphql`, { headers: { 'x-forwarded-for': address } });

  it('unless they are set are none for this machine itself, and the usual ones for others', async () => {
    const { url } = await start({ TRUST_PROXY: 'loopback', SAMPLE: 'none' });
    expect((await fetch(`${url}/schema.graphql`)).headers.has('x-ratelimit-limit')).toBe(false);
    expect((await from(url, '203.0.113.9')).headers.get('x-ratelimit-limit')).toBe('6000');
  });

  it('are those of the address that a proxy names only where the proxy is trusted', async () => {
    const { url } = await start({ REQUESTS_PER_MINUTE: '1', SAMPLE: 'none' });
    expect((await from(url, '203.0.113.9')).status).toBe(200);
    expect((await from(url, '203.0.113.10')).status).toBe(429);
  });

  it('are those of the last address that is no proxy, whatever a caller wrote before it', async () => {
    const { url } = await start({ TRUST_PROXY: 'loopback 10.0.0.0/24', REQUESTS_PER_MINUTE: '1', SAMPLE: 'none' });
    expect((await from(url, '198.51.100.1, 203.0.113.9, 10.0.0.7')).status).toBe(200);
    expect((await from(url, '198.51.100.2, 203.0.113.9, 10.0.0.8')).status).toBe(429);
    expect((await from(url, '198.51.100.1, 203.0.113.10, 10.0.0.7')).status).toBe(200);
  });

  it('are those of a whole network of IPv6', async () => {
    const { url } = await start({ TRUST_PROXY: 'loopback', REQUESTS_PER_MINUTE: '1', SAMPLE: 'none' });
    expect((await from(url, '2001:db8::1')).status).toBe(200);
    expect((await from(url, '2001:db8::2')).status).toBe(429);
    expect((await from(url, '2001:db8:0:1::1')).status).toBe(200);
  });

  it('let this machine itself open many connections', async () => {
    const { url } = await start({ SAMPLE: 'none' });
    const kept = Array.from({ length: 520 }, () => connection(url));
    await Promise.all(kept.map((socket) => once(socket, 'connect')));
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});

describe('a connection', () => {
  it('whose body drips in is ended', async () => {
    const { url } = await start({ RECEIVE_MS: '500', SAMPLE: 'none' });
    const socket = connection(url);
    socket.write(
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
    );
    const drip = setInterval(() => socket.write(' '), 100);
    open.push(() => clearInterval(drip));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('whose reader stands still with an answer to take is ended', async () => {
    const { url } = await start({ SEND_STALL_MS: '500', SAMPLE: 'full' });
    const socket = connection(url);
    socket.write('GET /eksport/samlet.xml HTTP/1.1\r\nhost: x\r\n\r\n');
    const [first] = await once(socket, 'data');
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    let received = first.length;
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    socket.resume();
    await once(socket, 'close');
    const whole = (await (await fetch(`${url}/eksport/samlet.xml`)).arrayBuffer()).byteLength;
    expect(received).toBeLessThan(whole);
  });

  it('whose reader stands still with answers from memory to take is ended', async () => {
    const { url } = await start({ SEND_STALL_MS: '500', SAMPLE: 'small' });
    const tree = 'daginstitutioner(first: 100) { nodes { nummer navn anvisningsenheder { nummer navn } } }';
    const query = `{ ${Array.from({ length: 12 }, (_, i) => `n${i}: ${tree}`).join(' ')} }`;
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json' };
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const post = () => fetch(`${url}/graphql`, { method: 'POST', headers, body });
    const { byteLength } = await (await post()).arrayBuffer();
    const times = Math.ceil(20_000_000 / byteLength); // more than the buffers of both ends hold
    expect(times).toBeLessThan(2_000);
    const socket = connection(url);
    socket.write((head + body).repeat(times));
    await once(socket, 'data');
    socket.pause();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    let received = 0;
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    socket.resume();
    await once(socket, 'close');
    expect(received).toBeLessThan(byteLength * times);
  });

  it('more than there may be in all is closed, while the others are answered', async () => {
    const { url } = await start({ CONNECTIONS: '2', SAMPLE: 'none' });
    const kept = [connection(url), connection(url)];
    await Promise.all(kept.map((socket) => once(socket, 'connect')));
    const answered = async (socket: (typeof kept)[number]) => {
      socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
      return String((await once(socket, 'data'))[0]);
    };
    for (const socket of kept) expect(await answered(socket)).toMatch(/^HTTP\/1\.1 200 /);
    const beyond = connection(url);
    expect(await text(beyond)).toBe('');
    for (const socket of kept) expect(await answered(socket)).toMatch(/^HTTP\/1\.1 200 /);
    kept[0]?.destroy();
    const statusOfAnother = () =>
      fetch(`${url}/health/live`).then(
        ({ status }) => status,
        () => 'closed',
      );
    await expect.poll(statusOfAnother).toBe(200);
  });

  it('too many of one address is turned away with the reason', async () => {
    const { url } = await start({ CONNECTIONS_PER_ADDRESS: '2', SAMPLE: 'none' });
    const agent = new Agent({ keepAlive: true });
    open.push(() => agent.destroy());
    const kept = [connection(url), connection(url)];
    await Promise.all(kept.map((socket) => once(socket, 'connect')));
    const [response] = await once(get(`${url}/health`, { agent }), 'response');
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '5']);
    expect(await text(response)).toContain('SERVICE_BUSY');
    kept[0]?.destroy();
    await expect
      .poll(async () => (await once(get(`${url}/health`, { agent: new Agent() }), 'response'))[0].statusCode)
      .toBe(200);
  });
});
