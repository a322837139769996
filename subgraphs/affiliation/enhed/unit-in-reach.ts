import type { ActionReach } from '../../common/auth/reach-of.ts';
import type { Provider } from '../../common/database/provider.ts';
import { isIn, name, or, type Sql, sql } from '../../common/database/sql.ts';

/** The unit in a column is one that a right reaches: itself, or by the municipality that it belongs to now. */
export function unitInReach(provider: Provider, { all, kommuner, enheder }: ActionReach, ...column: string[]): Sql {
  if (all) return sql`1 = 1`;
  const inKommune = isIn(provider, name('reached', 'kommuneKode'), kommuner);
  return or([
    ...(enheder.length > 0 ? [isIn(provider, name(...column), enheder)] : []),
    ...(kommuner.length > 0
      ? [
          sql`EXISTS (SELECT 1 FROM "Enhed" AS "reached" WHERE "reached"."nummer" = ${name(...column)} AND ${inKommune})`,
        ]
      : []),
  ]);
}
