import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config.ts';

/**
 * What the gateway and its subgraphs know and nobody else: SUBGRAPH_SECRET, or on one machine a file in DATA_DIR
 * that the first of the processes makes.
 */
export function subgraphSecret({ subgraphSecret, dataDir }: Config): string {
  if (subgraphSecret) return subgraphSecret;
  const file = path.join(dataDir, 'subgraph-secret');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) makeSecret(file);
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new StartupError(`${file} holds no secret of 32 characters or more; delete it.`);
  return secret;
}

/** Written whole under another name, then linked: of two processes that start together, both read the first one's. */
function makeSecret(file: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
}

/** Compares in constant time, so that answers do not tell how much of a guess was right. */
export function isSecret(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${secret}`)];
  return a.length === b.length && timingSafeEqual(a, b);
}
