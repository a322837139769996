import { randomBytes, timingSafeEqual } from 'node:crypto';
import { narrowFile } from '../../subgraphs/common/files/owner-only.ts';
import { createOnce } from '../../subgraphs/common/files/write-file.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';

/** The header in which a subgraph gets the caller's `authorization`: its own is that of its gateway. */
export const callerAuthorization = 'x-caller-authorization';

/**
 * What the gateway and its subgraphs know and nobody else: SUBGRAPH_SECRET, or on one machine a file that the first of
 * the processes makes.
 */
export function subgraphSecret({ subgraphSecret, subgraphSecretFile: file }: Config): string {
  if (subgraphSecret) return subgraphSecret;
  const secret = createOnce(file, randomBytes(32).toString('base64url')).trim();
  if (secret.length < 32) throw new StartupError(`${file} holds no secret of 32 characters or more; delete it.`);
  narrowFile(file); // only now: it is one of ours
  return secret;
}

/** Compares in constant time, so that answers do not tell how much of a guess was right. */
export function isSecret(given: string | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(`Bearer ${secret}`)];
  return a.length === b.length && timingSafeEqual(a, b);
}
