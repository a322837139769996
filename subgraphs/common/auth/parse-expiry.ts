import { z } from 'zod';
import { StartupError } from '../startup-error.ts';

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The end that an option `--expires` names: from now ("30m", "8h", "90d"), or a date ("2027-12-31", its first moment UTC). */
export function parseExpiry(given: string, now = Date.now()): Date {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(given) ?? [];
  const date = z.iso.date().safeParse(given).success ? Date.parse(given) : Number.NaN;
  const end = count === undefined ? date : now + Number(count) * (units[unit] ?? Number.NaN);
  if (!(end > now))
    throw new StartupError(`--expires: give a time to come, as 8h, 90d or 2027-12-31 (it is "${given}").`);
  return new Date(end);
}
