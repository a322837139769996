import { type Caller, refuseNobody, refuseNowhere } from '../../../common/auth/may.ts';
import { today } from '../../../common/clock.ts';
import type { Provider } from '../../../common/database/sql.ts';
import { addDays } from '../../../common/parse/days.ts';
import { Deadline } from '../../../common/remote/deadline.ts';
import { fold } from '../../../common/text/fold.ts';
import type { AffiliationServices } from '../../context.ts';
import { parseList, refused, type UseCase, type WriteAnswer } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import type { AffiliationTransaction } from '../../core/store/database.ts';
import { problem, refusalProblem } from '../../errors/refusals.ts';
import type { Levering } from '../../generated/sqlite/client.ts';
import { type Looker, note } from '../../laeselog/show.ts';
import { writeDocument } from '../../unilogin/document.ts';
import type { ImportDocument } from '../../unilogin/import-document.ts';
import { runWrite } from '../../writing/write/run-write.ts';
import { type AccessScope, accessOf, hasApproved } from '../leveringskontrol/delivery-checks.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import type { ImportOperation } from '../transport/import-service.ts';
import { allPersons, compose, documentPrint, type LeveringHead } from './compose.ts';
import { readStand } from './difference.ts';
import { leveringerOf, loadLevering, lostBefore, setStatus } from './levering.reader.ts';
import { settleLevering } from './settle-levering.ts';

interface SendOrder {
  id: string;
  expectedVersion: number | null;
  caller: Caller;
  actor: string;
  requestId: string;
  dryRun: boolean;
  idempotencyKey: string | null;
}

/** How long one delivery may take, retries and all, in milliseconds. */
const patience = 240_000;

const operations = {
  FULL: 'importerXml',
  DELTA: 'importerDeltaXml',
  DELETE: 'importerSletXml',
} as const satisfies Record<string, ImportOperation>;

/**
 * Sends an approved delivery, or again one whose answer was lost: the same document, byte for byte. Nothing is sent
 * before it stands as SENT, and no transaction waits for the service.
 */
export async function sendLevering(services: AffiliationServices, order: SendOrder): Promise<WriteAnswer> {
  const { database, vault, unilogin, documentNamespace, follower } = services;
  const { id, expectedVersion, caller, actor, requestId, dryRun, idempotencyKey } = order;
  const nobody = refuseNobody(caller) ?? refuseNowhere(caller, 'levering.create');
  if (nobody) return refused([refusalProblem(nobody, [])]);
  if (!unilogin) return refused([problem('UNILOGIN_NOT_SET_UP', [])]);
  const origin = { actor, requestId, source: 'unilogin', caller, today: today(), idempotencyKey: null };
  const request = { ...origin, dryRun, catchUp: () => follower.catchUp() };
  const marking = markSent({ id, expectedVersion, actor, requestId }, database.provider);
  const sent = await runWrite(database, marking, { ...request, idempotencyKey });
  if (sent.errors.length > 0 || dryRun || sent.replayed) return sent;
  const made = await remake(services, id);
  if (!made) {
    await runWrite(database, expireLevering(id), request);
    return { ...sent, errors: [problem('LEVERING_CONTENT_GONE', ['input', 'id'])] };
  }
  const { head, document, carried, lokalIder } = made;
  const xml = writeDocument(document, documentNamespace);
  const result = await unilogin.deliver(operations[head.dokument], xml, new Deadline(patience));
  const settled = await runWrite(
    database,
    settleLevering({ id, head, carried, lokalIder, result }, vault, database.provider),
    request,
  );
  return { ...settled, warnings: [...sent.warnings, ...settled.warnings] };
}

interface MarkSent extends Looker {
  id: string;
  expectedVersion: number | null;
}

/**
 * Puts a delivery on its way, before anything is sent: what may have been received is never forgotten. Who is in it is
 * in the read log from here on. Two processes that want to send it meet at its version.
 */
const markSent = (input: MarkSent, provider: Provider): UseCase => ({
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
    if (!(await hasApproved(work, accessOf(enhedsNummer, kilde))))
      work.refuse('LEVERING_BLOCKED', ['input', 'id'], { codes: 'AGREEMENT_APPROVED' });
    if (levering.after.forsoeg === 0 && levering.after.dag < addDays(work.today, -1))
      work.refuse('LEVERING_STALE', ['input', 'id'], { dag: levering.after.dag });
    if (!setStatus(work, levering, 'SENT')) return;
    const { forsoeg } = levering.after;
    const sending = { forsoeg: forsoeg + 1, sendtTid: new Date().toISOString(), naesteForsoeg: null, fejl: null };
    work.change(levering, sending, ['input']);
    await markUsed(work, accessOf(enhedsNummer, kilde), work.today, ['input']);
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

interface Remade {
  head: LeveringHead;
  document: ImportDocument;
  carried: LeveringPerson[];
  lokalIder: string[];
}

/** Makes the document of a delivery again from the rows as they were; null when it would not be the same one. */
async function remake({ database, vault }: AffiliationServices, id: string): Promise<Remade | null> {
  const row = await database.read.levering.findFirst({ where: { id, toChange: null } });
  if (!row) return null;
  const head: LeveringHead = { ...row, dokument: row.dokument as ImportDocument['kind'] };
  const stand = await readStand(database, row);
  const persons = await readable(() => allPersons(stand, vault));
  if (!persons) return null;
  const lokalIder = parseList(row.lokalIder);
  const document = compose(head, stand, persons, lokalIder);
  const [key = ''] = row.aftryk.split(':');
  if ((await documentPrint(document, vault, key)) !== row.aftryk) return null;
  const chosen = new Set(lokalIder);
  return { head, document, lokalIder, carried: persons.filter(({ localPersonId }) => chosen.has(localPersonId)) };
}

/** A number whose key is gone cannot be read any more; then there is no document to send. */
async function readable<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch {
    return null;
  }
}

/** Ends a delivery whose document cannot be made again. */
const expireLevering = (id: string): UseCase => ({
  action: 'levering.create',
  input: ['expire', id],
  async run(work) {
    const levering = await loadLevering(work, { id, expectedVersion: null });
    if (levering && setStatus(work, levering, 'EXPIRED'))
      work.change(levering, { fejl: 'LEVERING_CONTENT_GONE', naesteForsoeg: null }, ['input']);
  },
});

/** Notes in a unit of work that a system used its agreements on a day: the unused may be closed after 12 months. */
export async function markUsed(
  work: Work,
  { udbydersystem, tjeneste, enheder }: AccessScope,
  day: string,
  path: string[] = [],
): Promise<void> {
  await work.load('dataaftale', 'enhedsNummer', enheder);
  for (const aftale of work.all('dataaftale')) {
    const { after } = aftale;
    const isUsed = after.tjeneste === tjeneste && fold(after.udbydersystem) === fold(udbydersystem);
    if (!isUsed || after.status !== 'approved' || !enheder.includes(after.enhedsNummer)) continue;
    if (after.sidstBrugt === null || after.sidstBrugt < day) work.change(aftale, { sidstBrugt: day }, path);
  }
}
