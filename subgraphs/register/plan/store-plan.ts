import { randomUUID } from 'node:crypto';
import { join, name, sql } from '../../common/database/sql.ts';
import { Turns } from '../../common/turns/turns.ts';
import { databaseProblem, transact } from '../../common/writes/transact.ts';
import { lockCounters } from '../change/change-log.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { Command } from '../draft/command.ts';
import { problem } from '../errors/refusals.ts';
import type { Plan } from '../generated/sqlite/client.ts';
import type { ExternalKey } from './plan.reader.ts';
import { noPlan, type PlanPayload } from './plan.ts';

interface NewPlan {
  kommuneKode: string;
  actor: string;
  madeAtChange: number;
  work: PlanWork;
  needsConfirmation: boolean;
}

interface Keyed {
  actor: string;
  idempotencyKey: string | null;
  inputHash: string;
}

/**
 * Keeps a plan until it is applied, and lets go of those long past. A call that comes again with its key gets the plan
 * that it got before: calls with a key take turns, so that of several at once only one keeps its plan.
 */
export function storePlan({ write }: RegisterDatabase, plan: NewPlan, keyed: Keyed, payload: PlanPayload) {
  return transact(write, async (tx: RegisterTransaction) => {
    const earlier = keyed.idempotencyKey === null ? null : await answeredBefore(tx, keyed, keyed.idempotencyKey);
    if (earlier) return earlier;
    const answer = { ...payload, ...(await keep(tx, plan)) };
    await storeKey(tx, keyed, answer);
    return answer;
  }).catch((error: unknown) => noPlan([databaseProblem(error)]));
}

async function keep(tx: RegisterTransaction, { work, ...plan }: NewPlan) {
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + planLives);
  const id = randomUUID();
  await tx.plan.deleteMany({ where: { expiresAt: { lt: new Date(createdAt.getTime() - planKept) } } });
  await tx.plan.create({ data: { id, createdAt, expiresAt, ...plan, commands: '', externalKeys: '' } });
  await storeTexts(tx, id, packWork(work));
  return { planId: id, expiresAt };
}

/** What is large of a plan: Prisma would keep the event loop for a tenth of a second to hand on some megabytes. */
type PlanTexts = { commands: string; externalKeys: string; answer: string | null };

/** All of a plan but what is large. */
export type PlanHead = Omit<Plan, keyof PlanTexts>;

export const readHead = (tx: RegisterTransaction, id: string): Promise<PlanHead | null> =>
  tx.plan.findUnique({ where: { id }, omit: { commands: true, externalKeys: true, answer: true } });

export async function readTexts(tx: RegisterTransaction, id: string): Promise<PlanTexts> {
  await new Turns().pause(undefined);
  const [row] = await tx.$queryRaw<PlanTexts[]>(
    sql`SELECT "commands", "externalKeys", "answer" FROM "Plan" WHERE "id" = ${id}`,
  );
  if (!row) throw new Error('the plan is not there any more');
  return row;
}

/** Keeps what carrying out a plan was answered with. */
export async function storeAnswer(tx: RegisterTransaction, id: string, answer: object): Promise<void> {
  await new Turns().pause(undefined);
  await storeTexts(tx, id, { answer: JSON.stringify(answer) });
}

async function storeTexts(tx: RegisterTransaction, id: string, given: Partial<PlanTexts>): Promise<void> {
  await new Turns().pause(undefined); // it took as long to write the texts down
  const set = Object.entries(given).map(([column, text]) => sql`${name(column)} = ${text}`);
  await tx.$executeRaw(sql`UPDATE "Plan" SET ${join(set)} WHERE "id" = ${id}`);
}

async function answeredBefore(
  tx: RegisterTransaction,
  { actor, inputHash }: Keyed,
  key: string,
): Promise<PlanPayload | null> {
  await lockCounters(tx);
  const stored = await tx.idempotencyKey.findUnique({ where: { actor_key: { actor, key } } });
  if (!stored) return null;
  if (stored.inputHash !== inputHash) return noPlan([problem('IDEMPOTENCY_KEY_REUSED', ['idempotencyKey'])]);
  const answer = JSON.parse(stored.answer) as PlanPayload;
  return { ...answer, expiresAt: answer.expiresAt && new Date(answer.expiresAt) };
}

async function storeKey(tx: RegisterTransaction, { actor, idempotencyKey, inputHash }: Keyed, answer: PlanPayload) {
  if (idempotencyKey === null) return;
  const data = { actor, key: idempotencyKey, inputHash, answer: JSON.stringify(answer), at: new Date() };
  await tx.idempotencyKey.create({ data });
}

/** How long a plan waits to be applied. */
const planLives = 24 * 3_600_000;

/** How long a plan is kept after that, so that applying it again is answered with what it did. */
const planKept = 7 * 24 * 3_600_000;

/** What is carried out when a plan is applied. */
interface PlanWork {
  commands: readonly Command[];
  externalKeys: readonly ExternalKey[];
}

/** As it is stored. */
const packWork = ({ commands, externalKeys }: PlanWork) => ({
  commands: JSON.stringify(commands),
  externalKeys: JSON.stringify(externalKeys),
});

export const unpackWork = (row: { commands: string; externalKeys: string }): PlanWork => ({
  commands: JSON.parse(row.commands) as Command[],
  externalKeys: JSON.parse(row.externalKeys) as ExternalKey[],
});
