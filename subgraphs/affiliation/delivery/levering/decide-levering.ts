import type { UseCase } from '../../core/change/use-case.ts';
import { isBlocked, parseKontrolfund } from './kontrolfund.ts';
import { loadLevering, refuseStatus } from './status.ts';

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

/** The check that a human may set aside. */
const overridable = 'MASS_REMOVAL';

/**
 * A human has looked at whom a delivery removes, and lets it. Only that check is set aside; with other errors the
 * delivery stays a draft. Who approves this approves the delivery, so four eyes hold here, too.
 */
export const overrideRemoval = (decision: Decision): UseCase => ({
  action: 'levering.approve',
  input: decision,
  async run(work) {
    const levering = await loadLevering(work, decision);
    if (!levering) return;
    const found = parseKontrolfund(levering.after.kontrolfund);
    if (levering.after.status !== 'DRAFT' || !found.some((one) => one.code === overridable))
      return refuseStatus(work, levering, 'APPROVED');
    const { fireOejne, oprettetAf } = levering.after;
    if (fireOejne && oprettetAf === decision.actor) work.refuse('LEVERING_OWN', ['input', 'id']);
    const left = found.map((one) => (one.code === overridable ? { ...one, severity: 'warning' as const } : one));
    const afgjort = { afgjortAf: decision.actor, afgjortTid: new Date().toISOString(), kommentar: decision.kommentar };
    const status = isBlocked(left) ? 'DRAFT' : 'APPROVED';
    work.change(levering, { status, fjernelseGodkendt: true, kontrolfund: JSON.stringify(left), ...afgjort }, [
      'input',
    ]);
  },
});
