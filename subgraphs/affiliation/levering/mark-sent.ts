import type { Provider } from '../../common/database/provider.ts';
import { addDays } from '../../common/parse/add-days.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { hasApproved, markUsed } from '../dataaftale/access.ts';
import type { AffiliationTransaction } from '../database.ts';
import type { Levering } from '../generated/sqlite/client.ts';
import { type Looker, note } from '../laeselog/show.ts';
import { adgangOf } from './adgang-of.ts';
import { loadLevering, setStatus } from './decide-levering.ts';
import { leveringerOf } from './leveringer-of.ts';
import { lostBefore } from './retry-times.ts';
import { readStand } from './stand.ts';

export interface MarkSent extends Looker {
  id: string;
  expectedVersion: number | null;
}

/**
 * Puts a delivery on its way, before anything is sent: what may have been received is never forgotten. Who is in it is
 * in the read log from here on. Two processes that want to send it meet at its version.
 */
export const markSent = (input: MarkSent, provider: Provider): UseCase => ({
  action: 'levering.create',
  input: ['send', input.id],
  async run(work) {
    const levering = await loadLevering(work, input);
    if (!levering) return;
    const { enhedsNummer, kilde } = levering.after;
    work.speakAs(kilde, ['input', 'id'], true);
    await work.load('levering', 'enhedsNummer', [enhedsNummer]);
    const pending = leveringerOf(work, enhedsNummer, kilde).find(
      (one) => one.after.status === 'SENT' && (one.id !== levering.id || isUnderWay(one.after)),
    );
    if (pending) work.refuse('LEVERING_PENDING', ['input', 'id'], { value: pending.after.sourceDateTime });
    // It may have been revoked since the delivery was made.
    if (!(await hasApproved(work, adgangOf(enhedsNummer, kilde))))
      work.refuse('LEVERING_BLOCKED', ['input', 'id'], { codes: 'AGREEMENT_APPROVED' });
    if (levering.after.forsoeg === 0 && levering.after.dag < addDays(work.today, -1))
      work.refuse('LEVERING_STALE', ['input', 'id'], { dag: levering.after.dag });
    if (!setStatus(work, levering, 'SENT')) return;
    const { forsoeg } = levering.after;
    const sending = { forsoeg: forsoeg + 1, sendtTid: new Date().toISOString(), naesteForsoeg: null, fejl: null };
    work.change(levering, sending, ['input']);
    await markUsed(work, adgangOf(enhedsNummer, kilde), work.today, ['input']);
  },
  keep: async (tx, work) => {
    const levering = work.get('levering', input.id)?.after;
    if (levering) await logReading(tx, provider, work, levering, input);
  },
});

/** Another process, or another call, waits for its answer. */
const isUnderWay = ({ naesteForsoeg, sendtTid }: Pick<Levering, 'naesteForsoeg' | 'sendtTid'>): boolean =>
  naesteForsoeg === null && sendtTid !== null && sendtTid > lostBefore();

async function logReading(
  tx: AffiliationTransaction,
  provider: Provider,
  work: Work,
  levering: Pick<Levering, 'enhedsNummer' | 'kilde' | 'dag' | 'snapshot'>,
  looker: Looker,
): Promise<void> {
  const { personer } = await readStand(work, levering);
  const seen = [...personer.keys()].map((personId) => {
    return { personId, hvad: 'navn, kontakt, cpr', formaal: 'levering til Unilogin' };
  });
  await note(tx, provider, looker, seen);
}
