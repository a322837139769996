import type { GraphQLError } from 'graphql';
import { refusal } from '../errors/refusal.ts';
import type { Caller } from './caller.ts';
import { type Action, permissions } from './permissions.ts';
import { reachOf } from './reach-of.ts';

/** What an action touches: the municipalities before and after, three digits each, and the units' CVR numbers, the units themselves. */
export interface ActionScope {
  kommuner: readonly string[];
  cvrNumre?: readonly string[];
  enheder?: readonly string[];
}

/** Null when the caller may; otherwise the refusal, which names what is missing. An empty scope is nobody's but `all`. */
export function may(caller: Caller, action: Action, scope: ActionScope): GraphQLError | null {
  const { kommuner, cvrNumre = [], enheder = [] } = scope;
  const reach = reachOf(caller, action);
  if (reach.all) return null;
  const missingKommuner = lacking(kommuner, reach.kommuner);
  const missingCvr = lacking(cvrNumre, reach.cvrNumre);
  const missingEnheder = lacking(enheder, reach.enheder);
  if (covers(kommuner, missingKommuner) || covers(cvrNumre, missingCvr) || covers(enheder, missingEnheder)) return null;
  const missing = { kommuner: missingKommuner, cvrNumre: missingCvr, enheder: missingEnheder };
  // To who has the right within bounds, a role that has it within bounds is no help where none are named.
  const hasBounds = reach.kommuner.length + reach.cvrNumre.length + reach.enheder.length > 0;
  const isUnbounded = hasBounds && kommuner.length + cvrNumre.length + enheder.length === 0;
  return refuse(caller, action, missing, isUnbounded);
}

/**
 * The refusal of who sends no credentials, at doors that nobody passes without: they are missing, not too weak. Null for
 * others, and where there is no way to sign in, which the right that is missing tells.
 */
export const refuseNobody = ({ kind, signInImpossible }: Caller): GraphQLError | null =>
  kind === 'anonymous' && !signInImpossible ? refusal('CREDENTIALS_MISSING') : null;

/** The refusal to something that was named by its id: where it belongs is not told. */
export const refuseUntold = (caller: Caller, action: Action): GraphQLError =>
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
