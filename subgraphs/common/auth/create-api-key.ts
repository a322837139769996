import { createHash, randomBytes } from 'node:crypto';
import type { ApiKey } from './api-key-file.ts';

/** A new API key: the text that its holder gets, once, and what is kept of it. */
export function createApiKey(
  rights: Pick<ApiKey, 'name' | 'roles' | 'kommuner' | 'cvrNumre' | 'enheder' | 'dataProtection'>,
  expires: Date,
): { text: string; kept: ApiKey } {
  const id = randomBytes(8).toString('hex');
  const text = `dtg_${id}_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(text).digest('hex');
  const times = { createdAt: new Date().toISOString(), expiresAt: expires.toISOString(), revokedAt: null };
  return { text, kept: { id, ...rights, hash, ...times } };
}
