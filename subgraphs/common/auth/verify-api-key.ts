import { createHash, timingSafeEqual } from 'node:crypto';
import { refusal } from '../errors/refusal.ts';
import { type ApiKey, unfitness } from './api-key-file.ts';
import { apiKeySubject } from './api-key-subject.ts';
import { authUnavailable } from './auth-unavailable.ts';
import type { Caller } from './caller.ts';
import { parseApiKey } from './parse-api-key.ts';

/** The system that an API key belongs to; throws a refusal for a key that is unknown, expired, revoked or more than a key may be. */
export function verifyApiKey(given: string, read: () => readonly ApiKey[]): Caller {
  const id = parseApiKey(given);
  const key = id !== null && list(read).find((one) => one.id === id);
  if (!key || !isEqual(given, key.hash)) throw refusal('NOT_AUTHENTICATED');
  if (key.revokedAt !== null || Date.parse(key.expiresAt) <= Date.now()) throw refusal('API_KEY_EXPIRED');
  if (unfitness(key) !== null) throw refusal('API_KEY_UNFIT');
  const { kommuner, cvrNumre, enheder } = key;
  return {
    kind: 'system',
    subject: apiKeySubject(key.id),
    roles: key.roles.map((role) => ({ role, kommuner, cvrNumre, enheder })),
  };
}

function list(read: () => readonly ApiKey[]): readonly ApiKey[] {
  try {
    return read();
  } catch (cause) {
    throw authUnavailable(cause);
  }
}

const isEqual = (given: string, hash: string): boolean =>
  timingSafeEqual(createHash('sha256').update(given).digest(), Buffer.from(hash, 'hex'));
