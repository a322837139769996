import os from 'node:os';
import { refusal } from '../errors/refusal.ts';

/** How far a clock may be wrong before writes are refused, in milliseconds. */
export interface ClockLimits {
  /** Behind the last commit. Within it, a commit gets the time of the last one. */
  back: number;
  /** Beyond what this computer's own count of seconds says, or beyond the other clock where the database has one. */
  ahead: number;
  /** Beyond the last sign that the register was in use; after a longer silence an operator must confirm the clock. */
  silence: number;
}

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
export const clockLimits: ClockLimits = { back: 5 * minute, ahead: 24 * hour, silence: 31 * day };

/** What is known of the time beside the clock. */
export interface Evidence {
  /** When the changeset before was committed. */
  last: Date | null;
  /** When the clock was last found right, of which the witness keeps a note. */
  seen: Date | null;
  /** When an operator last said that the clock is right. */
  confirmed: Date | null;
  /** The time by the clock when the database was opened, and the seconds since. */
  due: Date;
  /** The time by another clock than the one that stamps; null where there is none. */
  other: Date | null;
}

/** The time of the clock now, and the seconds counted since: nobody can set those, and they go on while a computer sleeps. */
export function countFromNow(): () => Date {
  const [at, up] = [Date.now(), os.uptime()];
  return () => new Date(at + (os.uptime() - up) * 1000);
}

/**
 * The time of a commit. It never goes back: a clock that was set back a little stamps with the time of the last commit.
 * Throws CLOCK_BEHIND or CLOCK_AHEAD when the clock is further off than the limits: a time far ahead would spoil
 * everything that is written after the clock is set right, since asOf goes by these times.
 */
export function commitTime(now: Date, evidence: Evidence, limits: ClockLimits): Date {
  const { last, confirmed } = evidence;
  const isTrusted = confirmed !== null && now.getTime() >= confirmed.getTime() - limits.back;
  if (last && now.getTime() < last.getTime() - limits.back && !isTrusted)
    throw refusal('CLOCK_BEHIND', { value: now.toISOString(), last: last.toISOString() });
  const known = aheadOf(now, evidence, limits);
  if (known !== null) throw refusal('CLOCK_AHEAD', { value: now.toISOString(), known: known.toISOString() });
  return new Date(Math.max(now.getTime(), last?.getTime() ?? 0));
}

/** The time that a clock is too far ahead of; null when it is not. */
export function aheadOf(now: Date, { last, seen, confirmed, due, other }: Evidence, limits: ClockLimits): Date | null {
  const time = now.getTime();
  const sign = Math.max(seen?.getTime() ?? 0, confirmed?.getTime() ?? 0);
  const used = Math.max(sign, last?.getTime() ?? 0);
  // The count of a computer that started before its clock was set proves nothing.
  if (due.getTime() >= used && time > due.getTime() + limits.ahead) return due;
  if (other && time > other.getTime() + limits.ahead) return other;
  return sign > 0 && time > used + limits.silence ? new Date(used) : null;
}
