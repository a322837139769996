import type { Caller } from './caller.ts';
import { type Action, permissions, type Reach, type Role } from './permissions.ts';

/** Everything that a caller may do an action to. */
export interface ActionReach {
  all: boolean;
  kommuner: readonly string[];
  cvrNumre: readonly string[];
  enheder: readonly string[];
}

/** How far a caller's rights to an action reach, over all its roles. */
export function reachOf(caller: Caller, action: Action): ActionReach {
  const rights = permissions[action];
  if (rights === 'everyone') return { all: true, kommuner: [], cvrNumre: [], enheder: [] };
  const table: Partial<Record<Role, Reach>> = rights;
  const held = (reach: Reach) => caller.roles.filter(({ role }) => table[role] === reach);
  return {
    all: held('all').length > 0,
    kommuner: held('kommune').flatMap(({ kommuner }) => kommuner),
    cvrNumre: held('cvr').flatMap(({ cvrNumre }) => cvrNumre),
    enheder: held('enhed').flatMap(({ enheder }) => enheder),
  };
}
