import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';

/**
 * What the gateway and its subgraphs know and nobody else: SUBGRAPH_SECRET, or on one machine a file in DATA_DIR
 * that the first of the processes makes.
 */
export function subgraphSecret({ subgraphSecret, dataDir }: Config): string {
  if (subgraphSecret) return subgraphSecret;
  const file = path.join(dataDir, 'subgraph-secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    // wx: of two processes that start together, one writes and the other reads.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

/** Compares in constant time, so that answers do not tell how much of a guess was right. */
export function isSecret(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${secret}`)];
  return a.length === b.length && timingSafeEqual(a, b);
}
