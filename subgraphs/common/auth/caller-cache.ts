import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Caller } from './caller.ts';

/** Longest that a verified token is not looked at again: a key withdrawn by the provider is felt within it. */
const longest = 60_000;

/** Callers of tokens just verified, so that the gateway and its subgraphs in one process verify each once. */
export class CallerCache {
  readonly #callers = new LRUCache<string, Caller>({ max: 2_000, ttl: longest });

  /** The caller of a token, verified now unless it was a moment ago. */
  async get(token: string, verify: () => Promise<{ caller: Caller; ends: number }>): Promise<Caller> {
    const key = createHash('sha256').update(token).digest('base64'); // the token itself is not kept
    const known = this.#callers.get(key);
    if (known) return known;
    const { caller, ends } = await verify();
    const ttl = Math.min(longest, ends - Date.now());
    if (ttl > 0) this.#callers.set(key, caller, { ttl });
    return caller;
  }
}
