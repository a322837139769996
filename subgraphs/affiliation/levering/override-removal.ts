import type { UseCase } from '../change/use-case.ts';
import { type Decision, loadLevering, refuseStatus } from './decide-levering.ts';
import { isBlocked, parseFund } from './fund.ts';

/** The check that a human may set aside. */
const code = 'MASS_REMOVAL';

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
    const fund = parseFund(levering.after.kontrolfund);
    if (levering.after.status !== 'DRAFT' || !fund.some((one) => one.code === code))
      return refuseStatus(work, levering, 'APPROVED');
    const { fireOejne, oprettetAf } = levering.after;
    if (fireOejne && oprettetAf === decision.actor) work.refuse('LEVERING_OWN', ['input', 'id']);
    const left = fund.map((one) => (one.code === code ? { ...one, severity: 'warning' as const } : one));
    const afgjort = { afgjortAf: decision.actor, afgjortTid: new Date().toISOString(), kommentar: decision.kommentar };
    const status = isBlocked(left) ? 'DRAFT' : 'APPROVED';
    work.change(levering, { status, fjernelseGodkendt: true, kontrolfund: JSON.stringify(left), ...afgjort }, [
      'input',
    ]);
  },
});
