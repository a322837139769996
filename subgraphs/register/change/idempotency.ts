import { createHash } from 'node:crypto';
import type { RegisterTransaction } from '../database.ts';
import { type Problem, problem } from './problem.ts';
import { refused } from './refused.ts';
import type { WriteAnswer } from './write-answer.ts';
import type { WriteRequest } from './write-request.ts';

type Keyed = Pick<WriteRequest, 'actor' | 'idempotencyKey'>;

/** How long an answer is kept; at least 24 hours are promised. */
const keptFor = 48 * 3_600_000;

/** What an index of PostgreSQL can hold; it has no NUL, and nobody means to send other control characters. */
const keyPattern = /^[^\p{Cc}]{1,200}$/u;

/** Why a key cannot be one; nothing when it can. */
export function keyProblems({ idempotencyKey: value }: Keyed): Problem[] {
  if (value === null || keyPattern.test(value)) return [];
  const expected = '1 to 200 characters without control characters';
  const forventet = '1 til 200 tegn uden styretegn';
  const details = { field: 'idempotencyKey', value, expected, forventet, example: '2026-08-01-0042' };
  return [problem('VALUE_MALFORMED', ['idempotencyKey'], details)];
}

export const hashOf = (input: unknown): string => createHash('sha256').update(JSON.stringify(input)).digest('hex');

/** The answer that the same call got before; a refusal when its key was used for another; null when it is new. */
export async function replayed(tx: RegisterTransaction, { actor, idempotencyKey }: Keyed, inputHash: string) {
  if (idempotencyKey === null) return null;
  const stored = await tx.idempotencyKey.findUnique({ where: { actor_key: { actor, key: idempotencyKey } } });
  if (!stored) return null;
  if (stored.inputHash === inputHash) return { ...(JSON.parse(stored.answer) as WriteAnswer), replayed: true };
  return refused([problem('IDEMPOTENCY_KEY_REUSED', ['idempotencyKey'])]);
}

/** Keeps an answer with the write it tells of, in one transaction, and lets go of old ones. */
export async function storeAnswer(
  tx: RegisterTransaction,
  { actor, idempotencyKey }: Keyed,
  inputHash: string,
  answer: WriteAnswer,
): Promise<void> {
  if (idempotencyKey === null) return;
  const at = new Date();
  await tx.idempotencyKey.deleteMany({ where: { at: { lt: new Date(at.getTime() - keptFor) } } });
  const data = { actor, key: idempotencyKey, inputHash, answer: JSON.stringify(answer), at };
  await tx.idempotencyKey.create({ data });
}
