import { randomUUID } from 'node:crypto';
import type { RegisterDatabase } from '../database.ts';
import { type PlanWork, packWork, planKept, planLives } from './plan-row.ts';

interface NewPlan {
  kommuneKode: string;
  actor: string;
  madeAtChange: number;
  work: PlanWork;
  needsConfirmation: boolean;
}

/** Keeps a plan until it is applied, and lets go of those long past. */
export async function storePlan({ write }: RegisterDatabase, { work, ...plan }: NewPlan) {
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + planLives);
  const data = { id: randomUUID(), createdAt, expiresAt, ...plan, ...packWork(work) };
  await write.$transaction(
    async (tx) => {
      await tx.plan.deleteMany({ where: { expiresAt: { lt: new Date(createdAt.getTime() - planKept) } } });
      await tx.plan.create({ data });
    },
    { maxWait: 30_000, timeout: 60_000 },
  );
  return { planId: data.id, expiresAt };
}
