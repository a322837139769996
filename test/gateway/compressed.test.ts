import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Raw {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: Buffer;
}

/** As it comes over the wire. */
function raw(path: string, headers: Record<string, string>, body?: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { method: body ? 'POST' : 'GET', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

const unpacked = ({ headers, body }: Raw): string => {
  const unpack =
    { br: brotliDecompressSync, gzip: gunzipSync }[String(headers['content-encoding'])] ?? ((bytes: Buffer) => bytes);
  return unpack(body).toString();
};

const json = { 'content-type': 'application/json' };
const tree = JSON.stringify({
  query:
    '{ kommune(kode: "101") { daginstitutioner(first: 1000) { nodes { nummer navn aktivitetsstatus { tekst } } } } }',
});

describe('answers', () => {
  it.each<[string, string, string | undefined]>([
    ['a tree', '/graphql', tree],
    ['a file', '/eksport/samlet.csv', undefined],
    ['the schema', '/schema.graphql', undefined],
  ])(
    'are compressed for who takes them so, whether made anew or kept, and are the same: %s',
    async (_what, path, body) => {
      const headers = body ? json : {};
      const plain = await raw(path, headers, body);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers.vary).toMatch(/accept-encoding/i);
      for (const encoding of ['gzip', 'br', 'gzip', 'br', 'gzip', 'br', 'gzip', 'br']) {
        const packed = await raw(path, { ...headers, 'accept-encoding': encoding }, body);
        expect(packed.headers['content-encoding']).toBe(encoding);
        expect(packed.body.length).toBeLessThan(plain.body.length / 3);
        expect(unpacked(packed)).toBe(plain.body.toString());
      }
    },
  );

  it('are left as they are where they are small, or nothing is taken but that', async () => {
    const small = JSON.stringify({ query: '{ kommune(kode: "101") { navn } }' });
    expect(
      (await raw('/graphql', { ...json, 'accept-encoding': 'br, gzip' }, small)).headers['content-encoding'],
    ).toBeUndefined();
    for (const accepted of ['identity', 'gzip;q=0', 'nothing'])
      expect(
        (await raw('/graphql', { ...json, 'accept-encoding': accepted }, tree)).headers['content-encoding'],
      ).toBeUndefined();
  });
});
