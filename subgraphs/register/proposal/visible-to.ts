import type { Caller } from '../../common/auth/caller.ts';
import { reachOf } from '../../common/auth/reach-of.ts';
import type { Provider } from '../../common/database/provider.ts';
import { someElement } from '../../common/database/some-element.ts';
import { isIn, name, or, type Sql, sql } from '../../common/database/sql.ts';

/** The proposals that a caller may read: what `may` says of `proposal.read`, as a condition. */
export function visibleTo(caller: Caller, provider: Provider): Sql {
  const { all, kommuner, cvrNumre } = reachOf(caller, 'proposal.read');
  if (all) return sql`1 = 1`;
  const within = (column: string, own: readonly string[]) =>
    own.length === 0
      ? []
      : [sql`NOT ${someElement(provider, column, sql`NOT (${isIn(provider, name('value'), own)})`)}`];
  return or([...within('kommuner', kommuner), ...within('cvrNumre', cvrNumre)]);
}
