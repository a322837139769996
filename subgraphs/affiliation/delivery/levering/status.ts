import { problem } from '../../../common/errors/problem.ts';
import type { Objekt } from '../../core/change/objekt.ts';
import type { Work } from '../../core/change/work.ts';

/**
 * The life of a delivery, and what may follow what. DRAFT: its checks found errors. VALIDATED: they did not, and nobody
 * has to approve it.
 * SENT: it is under way, or its answer was lost; only the same document may be sent again. SUPERSEDED: a later one was
 * made before it was sent. EXPIRED: nobody sent it in time, or its content is gone.
 */
export const transitions = {
  DRAFT: ['APPROVED', 'SUPERSEDED', 'EXPIRED'],
  VALIDATED: ['SENT', 'SUPERSEDED', 'EXPIRED'],
  AWAITING_APPROVAL: ['APPROVED', 'REJECTED', 'SUPERSEDED', 'EXPIRED'],
  APPROVED: ['SENT', 'SUPERSEDED', 'EXPIRED'],
  SENT: ['SENT', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'EXPIRED'],
  ACCEPTED: [],
  PARTIALLY_ACCEPTED: [],
  REJECTED: [],
  SUPERSEDED: [],
  EXPIRED: [],
} as const satisfies Record<string, readonly string[]>;

export type LeveringStatus = keyof typeof transitions;

/** Made, and not on its way yet: a later delivery takes its place. */
export const unsent: readonly LeveringStatus[] = ['DRAFT', 'VALIDATED', 'AWAITING_APPROVAL', 'APPROVED'];

const mayFollow = (from: string, to: LeveringStatus): boolean =>
  (transitions[from as LeveringStatus] as readonly string[] | undefined)?.includes(to) ?? false;

/** The delivery a decision is about; a problem is noted when there is none. */
export async function loadLevering(
  work: Work,
  { id, expectedVersion }: { id: string; expectedVersion: number | null },
): Promise<Objekt<'levering'> | undefined> {
  await work.load('levering', 'id', [id]);
  return work.existing('levering', id, ['input', 'id'], expectedVersion);
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

/** Notes that a delivery cannot become what is wanted. */
export function refuseStatus(work: Work, { after }: Objekt<'levering'>, til: LeveringStatus): void {
  work.errors.push(problem('LEVERING_STATUS', ['input', 'id'], { status: after.status, til }));
}

/** The deliveries of a unit and source; the unit's must be loaded. */
export const leveringerOf = (work: Work, enhedsNummer: string, kilde: string): Objekt<'levering'>[] =>
  work.all('levering').filter(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde);

/** Pauses between the attempts of a delivery that got no answer, in minutes. After the last one it expires. */
const pauses = [2, 5, 15, 60, 120, 240, 480];

/** When to try again after so many attempts; null when it was tried often enough. */
export function nextAttempt(forsoeg: number, now = new Date()): Date | null {
  const pause = pauses[forsoeg - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * 60_000 * (0.8 + 0.4 * Math.random()));
}

/** What was sent before this, and never heard of again, is under way no more: its process has ended. */
export const lostBefore = (now = new Date()): string => new Date(now.getTime() - 10 * 60_000).toISOString();
