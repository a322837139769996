import { z } from 'zod';
import { StartupError } from '../startup-error.ts';

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A length of time as "30m", "8h" or "90d", in milliseconds; undefined for anything else. */
export function parseDuration(given: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(given) ?? [];
  return count === undefined ? undefined : Number(count) * (units[unit] ?? Number.NaN);
}

const inWords = (time: number): string =>
  time >= 86_400_000 ? `${Math.floor(time / 86_400_000)}d` : `${Math.floor(time / 60_000)}m`;

/** The end that an option `--expires` names: from now ("30m", "8h", "90d"), or a date ("2027-12-31", its first moment UTC). */
export function parseExpiry(given: string, longest: number, now = Date.now()): Date {
  const duration = parseDuration(given);
  const date = z.iso.date().safeParse(given).success ? Date.parse(given) : Number.NaN;
  const end = duration === undefined ? date : now + duration;
  if (!(end > now))
    throw new StartupError(`--expires: give a time to come, as 8h, 90d or 2027-12-31 (it is "${given}").`);
  if (end - now > longest)
    throw new StartupError(`--expires: give at most ${inWords(longest)} from now (it is "${given}").`);
  return new Date(end);
}
