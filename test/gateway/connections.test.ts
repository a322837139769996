import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let isClosed: boolean;
const sockets: Socket[] = [];
beforeEach(async () => {
  server = await startTestServer();
  isClosed = false;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  if (!isClosed) await server.close();
});

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

const asked = (query: string): string => {
  const body = JSON.stringify({ query });
  const head = ['POST /graphql HTTP/1.1', 'host: test', 'content-type: application/json'];
  return [...head, `content-length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
};

/** All that comes until it holds the last text. */
async function received(socket: Socket, last: string): Promise<string> {
  let text = '';
  for await (const chunk of socket) {
    text += chunk;
    if (text.includes(last)) return text;
  }
  return text;
}

const kommune = (kode: string) =>
  `{ kommune(kode: "${kode}") { kode daginstitutioner(first: 2) { nodes { nummer } } } }`;

describe('a server that is asked to stop', () => {
  it.each([
    ['nothing', ''],
    ['half a head', 'POST /graphql HTTP/1.1\r\nhost: te'],
  ])('does not wait for a connection that has sent %s', async (_what, sent) => {
    const socket = await open();
    if (sent) socket.write(sent);
    expect((await server.ask('{ helloWorld }')).errors).toBeUndefined();
    const closed = once(socket, 'close');
    socket.resume();
    isClosed = true;
    await server.close();
    await closed;
  });
});

describe('questions sent one behind another on a connection', () => {
  it('are answered in their order', async () => {
    const socket = await open();
    socket.write(asked(kommune('101')) + asked(kommune('740')) + asked(kommune('751')));
    const text = await received(socket, '"kode":"751"');
    expect([...text.matchAll(/"kode":"(\d+)"/g)].map(([, kode]) => kode)).toEqual(['101', '740', '751']);
  });

  it('are not begun any more when the caller leaves during the first', async () => {
    const socket = await open();
    server.forgetStatements();
    const { register } = server.statements;
    register.push = (...sql) => {
      socket.destroy();
      return Array.prototype.push.apply(register, sql);
    };
    socket.write(asked(kommune('101')) + asked('{ anvisningsenheder(first: 3) { totalCount } }').repeat(20));
    await once(socket, 'close');
    isClosed = true;
    await server.close();
    expect(register.length).toBeGreaterThan(0);
    expect(register.filter((sql) => sql.includes('"Anvisningsenhed"'))).toEqual([]);
  });
});
