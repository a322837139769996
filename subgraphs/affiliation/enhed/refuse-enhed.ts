import type { GraphQLError } from 'graphql';
import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';

/** Why a caller may not do something at a unit; null when it may. A unit that is not known here is in no municipality. */
export function refuseEnhed(
  caller: Caller,
  action: Action,
  nummer: string,
  kommuneKode: string | null | undefined,
): GraphQLError | null {
  return may(caller, action, { kommuner: kommuneKode == null ? [] : [kommuneKode], enheder: [nummer] });
}
