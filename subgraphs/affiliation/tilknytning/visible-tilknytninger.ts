import { type Sql, sqltag } from '@prisma/client/runtime/client';
import type { ActionReach } from '../../common/auth/may.ts';
import type { Provider } from '../../common/database/provider.ts';
import { and, isIn, name, or } from '../../common/database/sql.ts';
import { unitInReach } from '../enhed/enhed-reach.ts';

/**
 * The ties that a right reaches: those of its units, and all of the persons of its municipalities. Whose contact is a protected
 * child's is for those alone who may read protected persons there: the two would tell each other's home.
 */
export const visibleTilknytninger = (provider: Provider, reach: ActionReach, ofProtected: ActionReach): Sql =>
  and([reached(provider, reach), ...(ofProtected.all ? [] : [openOrOf(provider, ofProtected.kommuner)])]);

const openOrOf = (
  provider: Provider,
  kommuner: readonly string[],
): Sql => sqltag`("Tilknytning"."barnId" IS NULL OR NOT EXISTS (
  SELECT 1 FROM "Person" AS "barn" WHERE "barn"."id" = "Tilknytning"."barnId" AND "barn"."toChange" IS NULL
  AND "barn"."beskyttet" AND NOT (${isIn(provider, name('barn', 'kommuneKode'), kommuner)})))`;

function reached(provider: Provider, reach: ActionReach): Sql {
  if (reach.all) return sqltag`1 = 1`;
  const own = isIn(provider, name('Person', 'kommuneKode'), reach.kommuner);
  return or([
    unitInReach(provider, reach, 'Tilknytning', 'enhedsNummer'),
    sqltag`EXISTS (SELECT 1 FROM "Person" WHERE "Person"."id" = "Tilknytning"."personId"
        AND "Person"."toChange" IS NULL AND ${own})`,
  ]);
}
