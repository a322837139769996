import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

/** The smallest pot there is, of which one address but this machine may hold a quarter. */
const pot = 8_388_608;
const most = 131_072;

let server: TestServer;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await startTestServer({ BODIES_AT_ONCE_BYTES: String(pot), TRUST_PROXY: 'loopback', RECEIVE_MS: '60000' });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await server.close();
});

/** Sends the beginning of a body that never ends, as another address; settles when it was sent. */
function unfinished(address: string): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const head = ['POST /graphql HTTP/1.1', 'host: x', 'content-type: application/json', `x-forwarded-for: ${address}`];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${[...head, `content-length: ${most}`].join('\r\n')}\r\n\r\n${'x'.repeat(most - 1)}`, () =>
        resolve(socket),
      );
    });
    socket.on('error', reject);
    sockets.push(socket);
  });
}

const ask = (address: string, bytes: number) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ query: '{ helloWorld }', variables: { x: 'x'.repeat(bytes) } }),
  });

describe('bodies that are held', () => {
  it('leave others room, whoever holds what it may, and small ones are always taken', async () => {
    const mine = pot / 4 / most;
    for (let i = 0; i < mine; i++) await unfinished('203.0.113.7');
    await expect.poll(async () => (await ask('203.0.113.7', 20_000)).status).toBe(503);
    expect((await ask('203.0.113.7', 10)).status).toBe(200);
    expect((await ask('198.51.100.4', 20_000)).status).toBe(200);
  });

  it('are refused of everybody when all room is taken, but for small ones', async () => {
    for (const address of ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.5', '198.51.100.6'])
      for (let i = 0; i < pot / 4 / most; i++) await unfinished(address);
    await expect.poll(async () => (await ask('198.51.100.4', 20_000)).status, { timeout: 10_000 }).toBe(503);
    expect((await ask('198.51.100.4', 10)).status).toBe(200);
  });

  it('are let go with who sent them', async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await expect.poll(async () => (await ask('198.51.100.4', 20_000)).status).toBe(200);
  });
});
