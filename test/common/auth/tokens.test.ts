import { readFileSync } from 'node:fs';
import path from 'node:path';
import { exportSPKI, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askMe } from './ask-me.ts';
import { type Product, shapes, startProduct } from './product.ts';
import { audience, issuer, newKey, type Provider, type SigningKey, sign, startProvider } from './provider.ts';

let old: SigningKey;
let current: SigningKey;
let foreign: SigningKey;
let provider: Provider;
/** Every credential that was sent anywhere: none may be in any output. */
const sent: string[] = [];

beforeAll(async () => {
  [old, current, foreign] = [await newKey('old'), await newKey('current', 'ES256'), await newKey('current', 'ES256')];
  provider = await startProvider(old, current);
});
afterAll(() => provider.close());

const past = Math.floor(Date.now() / 1000) - 3600;
const usual = { sub: 'anna', roles: ['stil'], iss: issuer, aud: audience };

/** A token "signed" with the provider's public key as if it were a shared secret (RFC 8725, section 2.1). */
async function confused(): Promise<string> {
  const pem = await exportSPKI((await importJWK(old.publicJwk, 'RS256')) as CryptoKey);
  const jwt = new SignJWT(usual).setProtectedHeader({ alg: 'HS256', kid: 'old' }).setExpirationTime('1h');
  return jwt.sign(new TextEncoder().encode(pem));
}

async function tampered(): Promise<string> {
  const [header, , signature] = (await sign(current)).split('.');
  const claims = Buffer.from(JSON.stringify({ ...usual, sub: 'other', exp: past + 7200 })).toString('base64url');
  return [header, claims, signature].join('.');
}

const claim = (claims: JWTPayload) => () => sign(current, claims);

const bad: [string, string, () => Promise<string> | string][] = [
  ['expired', 'TOKEN_EXPIRED', claim({ exp: past })],
  ['without an end', 'TOKEN_CLAIM_REFUSED', claim({ exp: undefined })],
  ['good for longer than a day', 'TOKEN_TOO_LONG', claim({ exp: past + 3600 + 86_500 })],
  ['that ends soon, but began long ago', 'TOKEN_TOO_LONG', claim({ iat: past - 86_400, exp: past + 3700 })],
  ['that began to hold long ago', 'TOKEN_TOO_LONG', claim({ iat: undefined, nbf: past - 86_400, exp: past + 3700 })],
  [
    'good for years, which claims to be of the future',
    'TOKEN_TOO_LONG',
    claim({ iat: past + 9e7, exp: past + 9e7 + 60 }),
  ],
  ['for a year that does not say since when', 'TOKEN_TOO_LONG', claim({ iat: undefined, exp: past + 31e6 })],
  [
    'of another kind: a logout token',
    'TOKEN_CLAIM_REFUSED',
    () => sign(current, {}, { kid: 'current', typ: 'logout+jwt' }),
  ],
  ['of another kind: a proof', 'TOKEN_CLAIM_REFUSED', () => sign(current, {}, { kid: 'current', typ: 'dpop+jwt' })],
  ['not yet good', 'TOKEN_CLAIM_REFUSED', claim({ nbf: past + 7200 })],
  ['of another issuer', 'TOKEN_CLAIM_REFUSED', claim({ iss: 'https://elsewhere.test' })],
  ['for another audience', 'TOKEN_CLAIM_REFUSED', claim({ aud: 'another-service' })],
  ['without an audience', 'TOKEN_CLAIM_REFUSED', claim({ aud: undefined })],
  ['without a subject', 'TOKEN_CLAIM_REFUSED', claim({ sub: undefined })],
  ['that takes the name of an API key', 'TOKEN_CLAIM_REFUSED', claim({ sub: 'api-key:0123456789abcdef' })],
  ['with a malformed municipality', 'TOKEN_CLAIM_REFUSED', claim({ kommuner: ['København'] })],
  ['with roles in no readable form', 'TOKEN_CLAIM_REFUSED', claim({ roles: { stil: true } })],
  ['with a CVR number that is none', 'TOKEN_CLAIM_REFUSED', claim({ cvr: '123' })],
  ['signed by a stranger under a known key id', 'NOT_AUTHENTICATED', () => sign(foreign)],
  ['signed by a key that is not in the set', 'NOT_AUTHENTICATED', () => sign(current, {}, { kid: 'unknown' })],
  [
    'without a signature (alg none)',
    'NOT_AUTHENTICATED',
    () => new UnsecuredJWT(usual).setExpirationTime('1h').encode(),
  ],
  ['signed with the public key as a shared secret', 'NOT_AUTHENTICATED', confused],
  ['tampered with', 'NOT_AUTHENTICATED', tampered],
  ['that is no token', 'NOT_AUTHENTICATED', () => 'hemmeligt-kodeord'],
];

describe.each(shapes)('bearer tokens, %s', (shape) => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(shape, { AUTH_JWKS_URL: provider.url, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience });
  });
  afterAll(async () => {
    await product.stop();
    await product.remove();
  });

  const ask = (token: string, header = 'authorization', url = product.url) => {
    sent.push(token);
    return askMe(url, { [header]: `Bearer ${token}` });
  };

  it('leave the anonymous caller the public reader', async () => {
    const { status, body } = await askMe(product.url, {});
    expect([status, body]).toEqual([200, { data: { me: { kind: 'ANONYMOUS', subject: null, roles: [] } } }]);
  });

  it('of both keys that the provider has are good', async () => {
    for (const key of [old, current]) {
      const { body } = await ask(await sign(key, { roles: ['kommunal', 'other-system'], kommuner: ['0101', '147'] }));
      const roles = [{ role: 'KOMMUNAL', kommuner: ['101', '147'], cvrNumre: [], enheder: [] }];
      expect(body).toEqual({ data: { me: { kind: 'PERSON', subject: 'anna', roles } } });
    }
  });

  it.each([undefined, 'JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('of the type %s are good', async (typ) => {
    const token = await sign(current, {}, { kid: 'current', ...(typ && { typ }) });
    expect((await ask(token)).status).toBe(200);
  });

  it('of a client without a person speak for a system', async () => {
    const { body } = await ask(await sign(current, { sub: 'kmd', client_id: 'kmd', roles: 'privat', cvr: '12345678' }));
    const roles = [{ role: 'PRIVAT', kommuner: [], cvrNumre: ['12345678'], enheder: [] }];
    expect(body.data?.me).toEqual({ kind: 'SYSTEM', subject: 'kmd', roles });
  });

  it.each(bad)('are refused for the whole request: %s', async (_what, code, make) => {
    const { status, headers, body } = await ask(await make());
    expect([status, body.data, body.errors?.[0]?.extensions.code]).toEqual([401, undefined, code]);
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(body.errors?.[0]?.extensions).toMatchObject({ retryable: false, da: expect.stringMatching(/[a-zæøå]{3}/) });
  });

  it('are not the only thing that is refused when malformed', async () => {
    const token = await sign(current);
    sent.push(token);
    const malformed: Record<string, string>[] = [
      { authorization: '' },
      { authorization: `Basic ${Buffer.from('anna:hemmeligt').toString('base64')}` },
      { authorization: token },
      { authorization: `Bearer ${token}`, 'x-api-key': 'dtg_x' },
    ];
    for (const headers of malformed) {
      const { status, body } = await askMe(product.url, headers);
      expect([status, body.errors?.[0]?.extensions.code]).toEqual([401, 'CREDENTIALS_MALFORMED']);
    }
  });

  it('cannot be put under the header that is between gateway and subgraph', async () => {
    const { body } = await ask(await sign(current), 'x-caller-authorization');
    expect(body.data?.me?.kind).toBe('ANONYMOUS');
  });

  it('of many callers at once each get their own answer', async () => {
    const subjects = Array.from({ length: 40 }, (_, i) => `caller-${i}`);
    const tokens = await Promise.all(subjects.map((sub) => sign(current, { sub })));
    const replies = await Promise.all(tokens.map((token) => ask(token)));
    expect(replies.map(({ body }) => body.data?.me?.subject)).toEqual(subjects);
  });

  it.runIf(shape === 'three processes')('are verified again by the subgraph, even from its gateway', async () => {
    const secret = readFileSync(path.join(product.dataDir, 'subgraph-secret'), 'utf8');
    const fromGateway = (token: string) => {
      sent.push(token, secret);
      const authorization = `Bearer ${secret}`;
      return askMe(product.register ?? '', { authorization, 'x-caller-authorization': `Bearer ${token}` });
    };
    expect((await fromGateway(await sign(current))).body.data?.me?.subject).toBe('anna');
    const refused = await fromGateway(await sign(foreign));
    expect([refused.status, refused.body.errors?.[0]?.extensions.code]).toEqual([401, 'NOT_AUTHENTICATED']);
  });

  it('never reach any output', async () => {
    const output = await product.stop();
    expect(output).toContain('"path":"/graphql"');
    for (const secret of sent) {
      expect(output).not.toContain(secret);
      for (const part of secret.split('.').filter(({ length }) => length > 60)) expect(output).not.toContain(part);
    }
  });
});
