import type { Role } from './roles.ts';

/**
 * How far a role's right reaches: `kommune` its own municipalities, `cvr` its own CVR numbers, `all` everything.
 * `everyone` in the place of roles: the public, too.
 */
export type Reach = 'kommune' | 'cvr' | 'all';
type Rights = Readonly<Partial<Record<Role, Reach>>> | 'everyone';

/** Whoever keeps a municipality's institutions: the municipality, its vendor by agreement, STIL support. */
const keepers = { kommunal: 'kommune', leverandoer: 'kommune', stil: 'all' } as const;

/**
 * Who may do what: the only place that says so. What is not here is refused. Where an action touches several
 * municipalities (a move, a changed admKommuneKode: before and after) the caller needs the right in each.
 */
export const permissions = {
  'register.create': keepers,
  'register.update': keepers,
  'register.move': keepers,
  'register.close': keepers,
  'register.reopen': keepers,
  'register.merge': keepers,
  'register.split': keepers,
  'register.reconcile': keepers,
  'changes.read': 'everyone',
  /** Who made a change, and in which request. */
  'changes.readActor': keepers,
  'proposal.create': { privat: 'cvr' },
  'proposal.read': { privat: 'cvr', kommunal: 'kommune', stil: 'all' },
  /** Not the vendor: the municipality's agreement with it is about keeping data, not about deciding for it. */
  'proposal.decide': { kommunal: 'kommune', stil: 'all' },
  'kodeliste.update': { kodetabel: 'all' },
} as const satisfies Record<string, Rights>;

export type Action = keyof typeof permissions;
