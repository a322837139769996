import type { Caller } from '../../common/auth/caller.ts';
import { reachOf } from '../../common/auth/reach-of.ts';
import type { Provider } from '../../common/database/provider.ts';
import { someElement } from '../../common/database/some-element.ts';
import { isIn, name, or, type Sql, sql } from '../../common/database/sql.ts';

/**
 * The proposals that a caller may read (`proposal.read`), as a condition: those that concern one of its municipalities,
 * or none but its own companies.
 */
export function visibleTo(caller: Caller, provider: Provider): Sql {
  const { all, kommuner, cvrNumre } = reachOf(caller, 'proposal.read');
  if (all) return sql`1 = 1`;
  const isOwn = (own: readonly string[]) => isIn(provider, name('value'), own);
  const some = kommuner.length === 0 ? [] : [someElement(provider, 'kommuner', isOwn(kommuner))];
  const none = (own: readonly string[]) => someElement(provider, 'cvrNumre', sql`NOT (${isOwn(own)})`);
  return or([...some, ...(cvrNumre.length === 0 ? [] : [sql`NOT ${none(cvrNumre)}`])]);
}
