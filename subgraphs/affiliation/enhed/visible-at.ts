import type { Caller } from '../../common/auth/caller.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { reachOf } from '../../common/auth/reach-of.ts';
import type { Provider } from '../../common/database/provider.ts';
import { isIn, name, or, type Sql, sql } from '../../common/database/sql.ts';

/** The rows whose unit lies within a caller's right to an action, as a condition on their column `enhedsNummer`. */
export function visibleAt(caller: Caller, action: Action, provider: Provider): Sql {
  const { all, kommuner, enheder } = reachOf(caller, action);
  if (all) return sql`1 = 1`;
  const ofKommuner = sql`"enhedsNummer" IN (SELECT "nummer" FROM "Enhed" WHERE ${isIn(provider, name('kommuneKode'), kommuner)})`;
  return or([
    ...(kommuner.length > 0 ? [ofKommuner] : []),
    ...(enheder.length > 0 ? [isIn(provider, name('enhedsNummer'), enheder)] : []),
  ]);
}
