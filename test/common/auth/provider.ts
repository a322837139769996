import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export const [issuer, audience] = ['https://login.test', 'dagtilbudsgraf-test'];

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicJwk: JWK;
}

export async function newKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** A token as the provider issues it, but for what a test wants otherwise; `undefined` leaves a claim out. */
export function sign(
  key: SigningKey,
  claims: JWTPayload = {},
  header: { kid?: string; typ?: string } = { kid: key.kid },
) {
  const now = Math.floor(Date.now() / 1000);
  const usual = { sub: 'anna', iss: issuer, aud: audience, iat: now, exp: now + 600, roles: ['stil'] };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: key.publicJwk.alg ?? '', ...header })
    .sign(key.privateKey);
}

export interface Provider {
  url: string;
  keys: SigningKey[];
  /** Answers HTTP 500, or not at all, or keys. */
  state: 'up' | 'down' | 'silent';
  fetches: number;
  close(): Promise<void>;
}

/** A token provider on this machine: what it has is its JWKS. */
export async function startProvider(...keys: SigningKey[]): Promise<Provider> {
  const server = createServer((_request, response) => {
    provider.fetches += 1;
    if (provider.state === 'silent') return;
    response.writeHead(provider.state === 'up' ? 200 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: provider.keys.map(({ publicJwk }) => publicJwk) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const { port } = server.address() as AddressInfo;
  const provider: Provider = { url: `http://127.0.0.1:${port}/jwks`, keys, state: 'up', fetches: 0, close };
  return provider;
}
