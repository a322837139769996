import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authenticate, openAuthenticator, verifyToken } from '../../../subgraphs/common/auth/authenticator.ts';
import { remoteKeys } from '../../../subgraphs/common/auth/signing-keys.ts';
import { askMe } from './ask-me.ts';
import { type Product, shapes, startProduct } from './product.ts';
import { audience, issuer, newKey, type Provider, type SigningKey, sign, startProvider } from './provider.ts';

let first: SigningKey;
let second: SigningKey;
beforeAll(async () => {
  [first, second] = [await newKey('first'), await newKey('second')];
});

const settings = ({ url }: Provider) => ({ AUTH_JWKS_URL: url, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience });

describe.each(shapes)('a token provider that is away, %s', (shape) => {
  let provider: Provider;
  let product: Product;
  beforeAll(async () => {
    provider = await startProvider(first);
    provider.state = 'silent'; // the product starts nevertheless
    product = await startProduct(shape, settings(provider));
  });
  afterAll(async () => {
    await product.stop();
    await provider.close();
    await product.remove();
  });

  const ask = async () => askMe(product.url, { authorization: `Bearer ${await sign(first)}` });

  it.each(['down', 'silent'] as const)('is a refusal that a retry can help, within bounded time: %s', async (state) => {
    provider.state = state;
    const began = Date.now();
    const { status, headers, body } = await ask();
    expect([status, body.errors?.[0]?.extensions]).toMatchObject([503, { code: 'AUTH_UNAVAILABLE', retryable: true }]);
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
    expect(Date.now() - began).toBeLessThan(5_000);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
  });

  it('does not keep the public from reading', async () => {
    expect((await askMe(product.url, {})).status).toBe(200);
  });

  it('is asked again once it is back', async () => {
    provider.state = 'up';
    expect((await ask()).body.data?.me?.subject).toBe('anna');
  });

  it('is not needed while its keys hold', async () => {
    provider.state = 'down';
    expect((await ask()).body.data?.me?.subject).toBe('anna');
  });

  it('is logged', async () => {
    expect(await product.stop()).toContain('credentials could not be checked');
  });
});

const accepted = { issuer, audience, maxLifetime: 86_400_000, tokenTypes: [null] };

describe('keys of a provider', () => {
  let provider: Provider;
  let authenticate: Authenticate;
  beforeAll(async () => {
    provider = await startProvider(first);
    const none = { apiKeysFile: '/nonexistent/keys.json', production: false, developmentDir: null };
    authenticate = await openAuthenticator({ jwks: { url: provider.url }, ...accepted, ...none });
  });
  afterAll(() => provider.close());

  it('are fetched once for many tokens', async () => {
    provider.fetches = 0;
    for (let i = 0; i < 20; i++) await authenticate({ authorization: `Bearer ${await sign(first, { sub: `a${i}` })}` });
    expect(provider.fetches).toBe(0); // fetched at the start
  });

  it('are fetched at most once in a while for unknown keys', async () => {
    provider.fetches = 0;
    for (let i = 0; i < 20; i++)
      await expect(authenticate({ authorization: `Bearer ${await sign(second, { sub: `b${i}` })}` })).rejects.toThrow();
    expect(provider.fetches).toBeLessThanOrEqual(1);
  });

  it('that are new are fetched when a token names one', async () => {
    const durations = { timeoutDuration: 1_000, cooldownDuration: 0, cacheMaxAge: 60_000 };
    const { find } = remoteKeys(provider.url, () => undefined, durations);
    const subject = async (key: SigningKey) => (await verifyToken(await sign(key), find, accepted)).caller.subject;
    expect(await subject(first)).toBe('anna');
    provider.keys = [first, second];
    expect(await subject(second)).toBe('anna');
    provider.keys = [second];
    const { find: later } = remoteKeys(provider.url, () => undefined, durations);
    await expect(verifyToken(await sign(first), later, accepted)).rejects.toMatchObject({
      extensions: { code: 'NOT_AUTHENTICATED' },
    });
  });

  it('that are no keys at all are an outage', async () => {
    const url = 'http://127.0.0.1:1/jwks';
    const { find } = remoteKeys(url, () => undefined);
    await expect(verifyToken(await sign(first), find, accepted)).rejects.toMatchObject({
      extensions: { code: 'AUTH_UNAVAILABLE' },
    });
  });
});
