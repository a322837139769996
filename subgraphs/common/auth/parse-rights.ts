import { z } from 'zod';
import kommuner from '../reference/kommuner.json' with { type: 'json' };
import { StartupError } from '../startup-error.ts';
import { permissions, type Role, roles } from './permissions.ts';
import { scopeValues } from './scope-values.ts';

const names = Object.keys(roles) as [Role, ...Role[]];

const rights = z.object({
  role: z.array(z.enum(names, `give one of ${names.join(', ')}`)).min(1, `give one of ${names.join(', ')}`),
  kommune: scopeValues.kommuner,
  cvr: scopeValues.cvrNumre,
  enhed: scopeValues.enheder,
});

/** The roles that some action lets reach as far as a municipality, by the table of permissions. */
const rolesOfKommuner = new Set<string>(
  Object.values(permissions).flatMap((rights) =>
    Object.entries(rights).flatMap(([role, reach]) => (reach === 'kommune' ? [role] : [])),
  ),
);

/** The roles and what they reach, from options of the command line; throws a StartupError that names the option. */
export function parseRights(options: { role: string[]; kommune: string[]; cvr: string[]; enhed: string[] }) {
  const { data, error } = rights.safeParse(options);
  const issue = error?.issues[0];
  if (!data) throw new StartupError(`--${String(issue?.path[0])}: ${issue?.message}.`);
  if (data.kommune.length === 0 && data.role.some((role) => rolesOfKommuner.has(role)))
    throw new StartupError('--kommune: give the municipalities that the role is for.');
  const unknown = data.kommune.find((kode) => !kommuner.some((one) => one.kode === kode));
  if (unknown !== undefined) throw new StartupError(`--kommune: there is no municipality ${unknown}.`);
  if (data.cvr.length === 0 && data.role.includes('privat'))
    throw new StartupError('--cvr: give the CVR numbers that the role is for.');
  if (data.enhed.length === 0 && data.role.includes('institution'))
    throw new StartupError('--enhed: give the institution numbers that the role is for.');
  return { roles: data.role, kommuner: data.kommune, cvrNumre: data.cvr, enheder: data.enhed };
}

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
