import type { ActionReach } from '../../common/auth/reach-of.ts';
import type { Provider } from '../../common/database/provider.ts';
import { isIn, name, or, type Sql, sql } from '../../common/database/sql.ts';
import { unitInReach } from '../enhed/enhed-reach.ts';

/** The ties that a right reaches: those of its units, and all of the persons of its municipalities. */
export function visibleTilknytninger(provider: Provider, reach: ActionReach): Sql {
  if (reach.all) return sql`1 = 1`;
  const own = isIn(provider, name('Person', 'kommuneKode'), reach.kommuner);
  return or([
    unitInReach(provider, reach, 'Tilknytning', 'enhedsNummer'),
    sql`EXISTS (SELECT 1 FROM "Person" WHERE "Person"."id" = "Tilknytning"."personId"
        AND "Person"."toChange" IS NULL AND ${own})`,
  ]);
}
