import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { createOnce, replaceFile } from '../files/write-file.ts';

/** What the `kid` of every development key begins with, so that production knows it. */
const prefix = 'dagtilbudsgraf-development-';

export const isDevelopmentKey = ({ kid }: JWK): boolean => kid?.startsWith(prefix) ?? false;

/** The file with the public half of a data folder's development key. */
export const developmentJwksFile = (dataDir: string): string => path.join(dataDir, 'development-jwks.json');

/** The private key that `npm run token` signs with; made at the first use, in the data folder and nowhere else. */
export async function developmentKey(dataDir: string): Promise<JWK> {
  const key: JWK = JSON.parse(createOnce(path.join(dataDir, 'development-key.json'), JSON.stringify(await newKey())));
  const { d: _private, ...publicHalf } = key;
  replaceFile(developmentJwksFile(dataDir), `${JSON.stringify({ keys: [publicHalf] }, null, 2)}\n`);
  return key;
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, alg: 'ES256', use: 'sig', kid: prefix + (await calculateJwkThumbprint(key)) };
}
