import type { Caller } from '../../common/auth/caller.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { reachOf } from '../../common/auth/reach-of.ts';
import type { Provider } from '../../common/database/provider.ts';
import { isIn, name, or, type Sql, sql } from '../../common/database/sql.ts';

/** The column names a unit where the caller may do the action. */
export function visibleEnheder(provider: Provider, caller: Caller, action: Action, column: Sql): Sql {
  const { all, kommuner, enheder } = reachOf(caller, action);
  if (all) return sql`1 = 1`;
  return or([isIn(provider, column, enheder), enhederWhere(column, isIn(provider, name('kommuneKode'), kommuner))]);
}

/** The column names a unit for which the condition holds. */
export const enhederWhere = (column: Sql, condition: Sql): Sql =>
  sql`${column} IN (SELECT "nummer" FROM "Enhed" WHERE ${condition})`;
