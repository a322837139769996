import type { Provider } from '../../common/database/provider.ts';
import type { UseCase } from '../change/use-case.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { ImportFailure } from '../transport/import-failure.ts';
import { type ImportAnswer, isAboutTime } from '../transport/import-service.ts';
import type { LeveringHead } from './compose.ts';
import { loadLevering, setStatus } from './decide-levering.ts';
import { recordAnswer } from './record-answer.ts';
import { nextAttempt } from './retry-times.ts';

export interface Settled {
  id: string;
  head: LeveringHead;
  carried: readonly LeveringPerson[];
  lokalIder: readonly string[];
  result: ImportAnswer | ImportFailure;
}

/** Records what became of a delivery that was sent. */
export function settleLevering(settled: Settled, vault: CprVault, provider: Provider): UseCase {
  const { id, result } = settled;
  return {
    action: 'levering.create',
    input: ['settle', id],
    async run(work) {
      const levering = await loadLevering(work, { id, expectedVersion: null });
      if (!levering) return;
      if (result instanceof ImportFailure) {
        const { status, next } = afterFailure(result, levering.after.forsoeg);
        const naesteForsoeg = next?.toISOString() ?? null;
        if (setStatus(work, levering, status))
          work.change(levering, { fejl: result.message, naesteForsoeg }, ['input']);
      } else if (levering.after.forsoeg > 1 && isAboutTime(result)) {
        // About our own earlier attempt: it was received, and what became of it is never told.
        if (setStatus(work, levering, 'EXPIRED'))
          work.change(levering, { fejl: 'SOURCE_TIME_OLD', naesteForsoeg: null }, ['input']);
      } else if (setStatus(work, levering, result.outcome)) {
        const answered = {
          svarTid: new Date().toISOString(),
          beskedId: result.messageId,
          fejl: null,
          naesteForsoeg: null,
        };
        work.change(levering, answered, ['input']);
      }
    },
    keep: async (tx) => {
      if (!(result instanceof ImportFailure)) await recordAnswer(tx, provider, vault, { ...settled, answer: result });
    },
  };
}

/**
 * What passes is tried again, and so is what may have been received: the same document again is the one way to find out.
 * What was surely refused, for good, is over.
 */
function afterFailure({ passing, uncertain }: ImportFailure, forsoeg: number) {
  if (!passing && !uncertain) return { status: 'REJECTED', next: null } as const;
  const next = nextAttempt(forsoeg);
  return next ? ({ status: 'SENT', next } as const) : ({ status: 'EXPIRED', next: null } as const);
}
