import { z } from 'zod';
import kommuner from '../../../prisma/seed/kommuner.json' with { type: 'json' };
import { StartupError } from '../startup-error.ts';
import { permissions } from './permissions.ts';
import { type Role, roles } from './roles.ts';
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
