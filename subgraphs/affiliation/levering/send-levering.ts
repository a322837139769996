import type { Caller } from '../../common/auth/caller.ts';
import { refuseNobody } from '../../common/auth/may.ts';
import { refuseNowhere } from '../../common/auth/refuse-nowhere.ts';
import { today } from '../../common/clock.ts';
import { problem } from '../../common/errors/problem.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import { Deadline } from '../../common/remote/deadline.ts';
import { runWrite } from '../change/run-write.ts';
import { refused, type WriteAnswer } from '../change/write-answer.ts';
import type { AffiliationServices } from '../context.ts';
import type { ImportOperation } from '../transport/import-service.ts';
import { writeDocument } from '../unilogin/write-document.ts';
import { expireLevering } from './expire-levering.ts';
import { markSent } from './mark-sent.ts';
import { remake } from './remake.ts';
import { settleLevering } from './settle-levering.ts';

export interface SendOrder {
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
