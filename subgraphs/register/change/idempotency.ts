import { createHash } from 'node:crypto';
import type { RegisterTransaction } from '../database.ts';
import { problem } from './problem.ts';
import { refused } from './refused.ts';
import type { WriteAnswer } from './write-answer.ts';
import type { WriteRequest } from './write-request.ts';

type Keyed = Pick<WriteRequest, 'actor' | 'idempotencyKey'>;

/** How long an answer is kept; at least 24 hours are promised. */
const keptFor = 48 * 3_600_000;

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
