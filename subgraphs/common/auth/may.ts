import type { GraphQLError } from 'graphql';
import { refusal } from '../errors/refusal.ts';
import type { Caller } from './caller.ts';
import { type Action, permissions, type Reach } from './permissions.ts';
import type { Role } from './roles.ts';

/** What an action touches: the municipalities before and after, three digits each, and the units' CVR numbers. */
export interface ActionScope {
  kommuner: readonly string[];
  cvrNumre?: readonly string[];
}

type Table = Partial<Record<Role, Reach>>;

/** Null when the caller may; otherwise the refusal, which names what is missing. An empty scope is nobody's but `all`. */
export function may(caller: Caller, action: Action, { kommuner, cvrNumre = [] }: ActionScope): GraphQLError | null {
  const rights = permissions[action];
  if (rights === 'everyone') return null;
  const held = (reach: Reach) => caller.roles.filter(({ role }) => (rights as Table)[role] === reach);
  if (held('all').length > 0) return null;
  const missingKommuner = lacking(
    kommuner,
    held('kommune').flatMap((role) => role.kommuner),
  );
  const missingCvr = lacking(
    cvrNumre,
    held('cvr').flatMap((role) => role.cvrNumre),
  );
  if (covers(kommuner, missingKommuner) || covers(cvrNumre, missingCvr)) return null;
  return refuse(caller, action, rights, missingKommuner, missingCvr);
}

const lacking = (touched: readonly string[], own: readonly string[]) => touched.filter((one) => !own.includes(one));

const covers = (touched: readonly string[], missing: readonly string[]) => touched.length > 0 && missing.length === 0;

function refuse({ signInImpossible }: Caller, action: Action, rights: Table, kommuner: string[], cvrNumre: string[]) {
  if (signInImpossible) return refusal('SIGN_IN_IMPOSSIBLE', { action });
  const reaches = Object.values(rights);
  const scope = [
    reaches.includes('kommune') && kommuner.length > 0 && `kommune ${[...new Set(kommuner)].join(', ')}`,
    reaches.includes('cvr') && cvrNumre.length > 0 && `CVR ${[...new Set(cvrNumre)].join(', ')}`,
  ].filter(Boolean);
  const details = { roles: Object.keys(rights).join(' / '), scope: scope.length > 0 ? ` (${scope.join(' / ')})` : '' };
  return refusal('NOT_ALLOWED', { action, ...details });
}
