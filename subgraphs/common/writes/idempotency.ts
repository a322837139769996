import { createHash } from 'node:crypto';
import { type Executor, insertRows, type Provider, type Sql, sql } from '../database/sql.ts';
import { type Problem, problem } from '../errors/refusal.ts';

/** Whose call it is, and the name the caller gave it. */
export interface Keyed {
  actor: string;
  idempotencyKey: string | null;
}

/** A transaction on a database with the table IdempotencyKey, which both subgraphs have. */
interface Transaction extends Executor {
  $queryRaw<Rows>(statement: Sql): Promise<Rows>;
}

interface Stored {
  inputHash: string;
  answer: string;
}

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

/**
 * The answer that the same call got before; the reason when its key was used for another; null when it is new. A keyed
 * hash may have been made with an earlier key, so a call may have several.
 */
export async function replayed<Answer>(
  tx: Transaction,
  { actor, idempotencyKey }: Keyed,
  ...inputHashes: string[]
): Promise<{ answer: Answer } | { refused: Problem } | null> {
  if (idempotencyKey === null) return null;
  const [stored] = await tx.$queryRaw<Stored[]>(
    sql`SELECT "inputHash", "answer" FROM "IdempotencyKey" WHERE "actor" = ${actor} AND "key" = ${idempotencyKey}`,
  );
  if (!stored) return null;
  if (inputHashes.includes(stored.inputHash)) return { answer: JSON.parse(stored.answer) as Answer };
  return { refused: problem('IDEMPOTENCY_KEY_REUSED', ['idempotencyKey']) };
}

/** Keeps an answer with the write that it is of, in one transaction, and lets go of old ones. */
export async function storeAnswer(
  tx: Transaction & { idempotencyKey: { deleteMany(args: { where: { at: { lt: Date } } }): Promise<unknown> } },
  provider: Provider,
  { actor, idempotencyKey }: Keyed,
  inputHash: string,
  answer: unknown,
): Promise<void> {
  if (idempotencyKey === null) return;
  const at = new Date();
  await tx.idempotencyKey.deleteMany({ where: { at: { lt: new Date(at.getTime() - keptFor) } } });
  const row = { actor, key: idempotencyKey, inputHash, answer: JSON.stringify(answer), at: storedMoment(at) };
  const columns = { actor: 'TEXT', key: 'TEXT', inputHash: 'TEXT', answer: 'TEXT', at: 'TIMESTAMP(3)' } as const;
  await insertRows(tx, provider, 'IdempotencyKey', [row], columns);
}

/** The form in which Prisma's SQLite adapter stores a moment; PostgreSQL reads it as well. */
export const storedMoment = (at: Date): string => at.toISOString().replace('Z', '+00:00');
