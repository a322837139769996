import { problem } from '../../common/errors/problem.ts';
import type { Objekt } from '../change/objekt.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { type LeveringStatus, mayFollow } from './status.ts';

export interface Decision {
  id: string;
  expectedVersion: number | null;
  kommentar: string | null;
  actor: string;
}

/** Approves a delivery that awaits it: another person than who made it. */
export const approveLevering = (decision: Decision): UseCase => decide(decision, 'APPROVED');

/** Refuses a delivery that awaits approval. */
export const rejectLevering = (decision: Decision): UseCase => decide(decision, 'REJECTED');

function decide(decision: Decision, status: 'APPROVED' | 'REJECTED'): UseCase {
  const { actor, kommentar } = decision;
  return {
    action: 'levering.approve',
    input: [status, decision],
    async run(work) {
      const levering = await loadLevering(work, decision);
      if (!levering) return;
      if (levering.after.status !== 'AWAITING_APPROVAL') return refuseStatus(work, levering, status);
      if (status === 'APPROVED' && levering.after.oprettetAf === actor) work.refuse('LEVERING_OWN', ['input', 'id']);
      const afgjort = { afgjortAf: actor, afgjortTid: new Date().toISOString(), kommentar };
      work.change(levering, { status, ...afgjort }, ['input']);
    },
  };
}

/** The delivery a decision is about; a problem is noted when there is none. */
export async function loadLevering(
  work: Work,
  { id, expectedVersion }: Pick<Decision, 'id' | 'expectedVersion'>,
): Promise<Objekt<'levering'> | undefined> {
  await work.load('levering', 'id', [id]);
  return work.existing('levering', id, ['input', 'id'], expectedVersion);
}

/** Notes that a delivery cannot become what is asked for. */
export function refuseStatus(work: Work, { after }: Objekt<'levering'>, til: LeveringStatus): void {
  work.errors.push(problem('LEVERING_STATUS', ['input', 'id'], { status: after.status, til }));
}

/** Gives a delivery another status, if that may follow. */
export function setStatus(work: Work, levering: Objekt<'levering'>, til: LeveringStatus): boolean {
  if (mayFollow(levering.after.status, til)) {
    work.change(levering, { status: til }, ['input']);
    return true;
  }
  refuseStatus(work, levering, til);
  return false;
}
