import { request } from 'node:http';
import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
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

describe('requests', () => {
  const kommune = Buffer.from('{"query":"{ kommune(kode: \\"751\\") { navn } }"}');
  const post = (body: Buffer, encoding: string) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...json, 'content-encoding': encoding },
      body: new Uint8Array(body),
    });
  const codeOf = async (response: Response) => {
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0]?.extensions.code];
  };

  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (body: Buffer) => body],
  ])('may be compressed: %s', async (encoding, pack) => {
    for (const _time of [1, 2, 3])
      expect(await (await post(pack(kommune), encoding)).json()).toEqual({ data: { kommune: { navn: 'Aarhus' } } });
  });

  it('compressed in another way are refused by the ways there are', async () => {
    const response = await post(kommune, 'compress');
    expect(response.headers.get('accept-encoding')).toBe('gzip, deflate, br');
    expect(await codeOf(response)).toEqual([415, 'BAD_REQUEST']);
  });

  it('that are not compressed as they say, or cut off, are refused', async () => {
    expect(await codeOf(await post(kommune, 'gzip'))).toEqual([400, 'BAD_REQUEST']);
    expect(await codeOf(await post(gzipSync(kommune).subarray(0, 30), 'gzip'))).toEqual([400, 'BAD_REQUEST']);
  });

  it('are bounded by what they are when they are unpacked', async () => {
    const bombs = [
      Buffer.alloc(60_000_000, '{"a":1},'),
      Buffer.from(`{"query":"{ __typename }","variables":{"x":"${'0'.repeat(60_000_000)}"}}`),
    ];
    for (const bomb of bombs)
      for (const [encoding, pack] of [
        ['gzip', gzipSync],
        ['br', brotliCompressSync],
      ] as const)
        expect(await codeOf(await post(pack(bomb), encoding))).toEqual([413, 'LIMIT_EXCEEDED']);
    expect(await (await post(gzipSync(kommune), 'gzip')).json()).toEqual({ data: { kommune: { navn: 'Aarhus' } } });
  });
});

describe('several operations in one request', () => {
  it.each(['[{"query":"{ __typename }"}]', '[]'])('are refused with what to do instead: %s', async (body) => {
    const { status, body: answer } = await raw('/graphql', json, body);
    expect([status, JSON.parse(answer.toString())]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BATCHING_NOT_SUPPORTED' } }] },
    ]);
  });
});
