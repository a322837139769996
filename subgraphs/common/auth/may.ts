import type { GraphQLError } from 'graphql';
import { refusal } from '../errors/refusal.ts';
import type { RequestWork } from '../work/request-work.ts';
import { type Action, permissions, type Reach, type Role } from './permissions.ts';

/** A role with what it reaches: municipalities by their three digits, companies by CVR number, units by their number. */
interface CallerRole {
  role: Role;
  kommuner: readonly string[];
  cvrNumre: readonly string[];
  enheder: readonly string[];
}

/** Who asks. Nothing of a person is kept but the subject, which the identity provider chose. */
export interface Caller {
  kind: 'anonymous' | 'person' | 'system';
  /** Null for the anonymous caller only. */
  subject: string | null;
  roles: readonly CallerRole[];
  /** This installation knows no way to sign in, so that nobody can write. */
  signInImpossible?: true;
  /** The product itself, carrying out what a municipality has set up. No credentials make such a caller. */
  isProduct?: true;
}

/** The public reader: whoever sends no credentials. */
export const anonymous: Caller = { kind: 'anonymous', subject: null, roles: [] };

/** The subject of an API key's caller. No token may name such a one. */
export const apiKeySubject = (id: string): string => `api-key:${id}`;

/** Where a subgraph's operation comes from; part of every context. */
export interface RequestOrigin {
  caller: Caller;
  requestId: string;
  /** What is done for it; left out where nothing is to end it. */
  work?: RequestWork | undefined;
}

/** The caller's name in the change log, and what idempotency keys belong to; no two callers share one. */
export const actorOf = ({ kind, subject }: Caller): string => (subject === null ? kind : `${kind}:${subject}`);

/** What an action touches: the municipalities before and after, three digits each, and the units' CVR numbers, the units themselves. */
interface ActionScope {
  kommuner: readonly string[];
  cvrNumre?: readonly string[];
  enheder?: readonly string[];
}

/** Null when the caller may; otherwise the refusal, which names what is missing. An empty scope is nobody's but `all`. */
export function may(caller: Caller, action: Action, scope: ActionScope): GraphQLError | null {
  const missing = missingOf(caller, action, scope);
  return missing && refuse(caller, action, missing, missing.isUnbounded);
}

/** The same where nobody reads the refusal: writing one takes fifty times as long as seeing that it is due. */
export const isAllowed = (caller: Caller, action: Action, scope: ActionScope): boolean =>
  missingOf(caller, action, scope) === null;

function missingOf(caller: Caller, action: Action, { kommuner, cvrNumre = [], enheder = [] }: ActionScope) {
  const reach = reachOf(caller, action);
  if (reach.all) return null;
  const missing = {
    kommuner: lacking(kommuner, reach.kommuner),
    cvrNumre: lacking(cvrNumre, reach.cvrNumre),
    enheder: lacking(enheder, reach.enheder),
  };
  const isCovered =
    covers(kommuner, missing.kommuner) || covers(cvrNumre, missing.cvrNumre) || covers(enheder, missing.enheder);
  if (isCovered) return null;
  // A role that has the right within bounds is no help to a caller who has it within bounds, where no place is named.
  const hasBounds = reach.kommuner.length + reach.cvrNumre.length + reach.enheder.length > 0;
  return { ...missing, isUnbounded: hasBounds && kommuner.length + cvrNumre.length + enheder.length === 0 };
}

/**
 * The refusal of who sends no credentials, at doors that nobody passes without: they are missing, not too weak. Null for
 * others, and where there is no way to sign in, which the right that is missing tells.
 */
export const refuseNobody = ({ kind, signInImpossible }: Caller): GraphQLError | null =>
  kind === 'anonymous' && !signInImpossible ? refusal('CREDENTIALS_MISSING') : null;

/** The refusal to something that was named by its id: it does not say where that belongs. */
export const refuseUnplaced = (caller: Caller, action: Action): GraphQLError =>
  refuse(caller, action, { kommuner: [], cvrNumre: [], enheder: [] }, false);

const lacking = (touched: readonly string[], own: readonly string[]) => touched.filter((one) => !own.includes(one));

const covers = (touched: readonly string[], missing: readonly string[]) => touched.length > 0 && missing.length === 0;

function refuse(
  caller: Caller,
  action: Action,
  { kommuner, cvrNumre, enheder }: Required<ActionScope>,
  isUnbounded: boolean,
) {
  if (caller.signInImpossible) return refusal('SIGN_IN_IMPOSSIBLE', { action });
  const nobody = refuseNobody(caller);
  if (nobody) return nobody;
  const all = Object.entries(permissions[action]);
  const unbounded = all.filter(([, reach]) => reach === 'all');
  const rights = isUnbounded && unbounded.length > 0 ? unbounded : all;
  const reaches: string[] = rights.map(([, reach]) => reach);
  const scope = [
    reaches.includes('kommune') && kommuner.length > 0 && `kommune ${[...new Set(kommuner)].join(', ')}`,
    reaches.includes('enhed') && enheder.length > 0 && `enhed ${[...new Set(enheder)].slice(0, 10).join(', ')}`,
    reaches.includes('cvr') && cvrNumre.length > 0 && `CVR ${[...new Set(cvrNumre)].join(', ')}`,
  ].filter(Boolean);
  const details = {
    roles: rights.map(([role]) => role).join(' / '),
    scope: scope.length > 0 ? ` (${scope.join(' / ')})` : '',
  };
  return refusal('NOT_ALLOWED', { action, ...details });
}

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

/** How far a caller's right to an action reaches; refuses one who has it nowhere. */
export function reachOrRefuse(caller: Caller, action: Action): ActionReach {
  const refused = refuseNowhere(caller, action);
  if (refused) throw refused;
  return reachOf(caller, action);
}

/**
 * The refusal of who has a right nowhere, before anything is looked at: so that what it names is refused alike whether
 * it is there or not. Null for who has it somewhere.
 */
export function refuseNowhere(caller: Caller, action: Action): GraphQLError | null {
  const { all, kommuner, cvrNumre, enheder } = reachOf(caller, action);
  return all || kommuner.length + cvrNumre.length + enheder.length > 0 ? null : may(caller, action, { kommuner: [] });
}
