import { createHash } from 'node:crypto';
import { request } from 'node:http';
import * as zlib from 'node:zlib';
import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodings } from '../../gateway/server/compress.ts';
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

/** Node has zstd from 22.15 on. */
const { zstdDecompressSync: zstd } = zlib as { zstdDecompressSync?: (body: Buffer) => Buffer };

const unpackers: Record<string, ((body: Buffer) => Buffer) | undefined> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  zstd,
};

const unpacked = ({ headers, body }: Raw): string =>
  (unpackers[String(headers['content-encoding'])] ?? ((bytes: Buffer) => bytes))(body).toString();

const json = { 'content-type': 'application/json' };
const tree = JSON.stringify({
  query:
    '{ kommune(kode: "101") { daginstitutioner(first: 1000) { nodes { nummer navn aktivitetsstatus { tekst } } } } }',
});

const files = ['samlet', 'daginstitution', 'anvisningsenhed', 'alternativadresse'].flatMap((kind) =>
  ['csv', 'ndjson', 'xml'].map((format): [string, string, undefined] => [
    `${kind}.${format}`,
    `/eksport/${kind}.${format}`,
    undefined,
  ]),
);

describe('answers', () => {
  it('are compressed in three ways, in two on a Node that has no zstd yet', () => {
    expect(encodings).toEqual(zstd ? ['zstd', 'br', 'gzip'] : ['br', 'gzip']);
  });

  it.each<[string, string, string | undefined]>([
    ['a tree', '/graphql', tree],
    ['the schema', '/schema.graphql', undefined],
    ...files,
  ])(
    'are compressed for who takes them so, whether made anew or kept, and are the same: %s',
    async (_what, path, body) => {
      const headers = body ? json : {};
      const plain = await raw(path, headers, body);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.headers.vary).toMatch(/accept-encoding/i);
      for (const encoding of Array<readonly string[]>(4).fill(encodings).flat()) {
        const packed = await raw(path, { ...headers, 'accept-encoding': encoding }, body);
        expect(packed.headers['content-encoding']).toBe(encoding);
        expect(packed.body.length).toBeLessThan(plain.body.length / 2);
        expect(unpacked(packed)).toBe(plain.body.toString());
      }
    },
  );

  it.each([
    ['gzip, deflate, br, zstd', zstd ? 'zstd' : 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['zstd, gzip;q=0.9', zstd ? 'zstd' : 'gzip'],
    ['*', zstd ? 'zstd' : 'br'],
  ])('are compressed as the caller likes best: %s', async (accepted, encoding) => {
    const answer = await raw('/graphql', { ...json, 'accept-encoding': accepted }, tree);
    expect(answer.headers['content-encoding']).toBe(encoding);
  });

  it('to HEAD, and unchanged ones, say the same without a body', async () => {
    const whole = await raw('/eksport/samlet.csv', { 'accept-encoding': 'gzip' });
    const again = await raw('/eksport/samlet.csv', {
      'accept-encoding': 'gzip',
      'if-none-match': String(whole.headers.etag),
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await fetch(`${server.url}/eksport/samlet.csv`, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag')]).toEqual([200, whole.headers.etag]);
  });

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

describe('the page to ask from', () => {
  const page = () => raw('/graphql', { accept: 'text/html', 'accept-encoding': 'identity' });
  /** The addresses that it names, as a browser would take them. */
  const named = (html: string) => [...html.matchAll(/graphiql\/[\w.-]+/g)].map(([address]) => `/${address}`);

  it('names its scripts and styles by their content, and each is compressed in every way and kept for ever', async () => {
    const { body } = await page();
    const addresses = named(body.toString());
    expect(addresses.map((address) => address.replace(/-[\w-]{22}\./, '.'))).toEqual([
      '/graphiql/graphiql.css',
      '/graphiql/graphiql.js',
      '/graphiql/editor.worker.js',
      '/graphiql/json.worker.js',
      '/graphiql/graphql.worker.js',
    ]);
    for (const address of addresses) {
      const plain = await raw(address, {});
      expect(plain.status).toBe(200);
      expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(address).toContain(`-${createHash('sha256').update(plain.body).digest('base64url').slice(0, 22)}.`);
      for (const encoding of encodings) {
        const packed = await raw(address, { 'accept-encoding': encoding });
        expect(packed.headers).toMatchObject({
          'content-encoding': encoding,
          'content-length': String(packed.body.length),
          'content-type': plain.headers['content-type'],
        });
        expect(packed.body.length).toBeLessThan(plain.body.length / 1.5);
        expect(unpacked(packed) === plain.body.toString()).toBe(true);
      }
    }
  });

  it('is asked for again each time, and sent only when it is another', async () => {
    const { headers, body } = await page();
    expect(headers['cache-control']).toBe('no-cache');
    expect(body.length).toBeLessThan(100_000);
    const again = await raw('/graphql', { accept: 'text/html', 'if-none-match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('has no files of other names', async () => {
    for (const file of ['graphiql.js', '..%2f..%2fpackage.json', 'constructor'])
      expect((await raw(`/graphiql/${file}`, {})).status).toBe(404);
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
