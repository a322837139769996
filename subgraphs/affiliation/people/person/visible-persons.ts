import type { ActionReach } from '../../../common/auth/may.ts';
import type { Provider } from '../../../common/database/provider.ts';
import { isIn, name, or, type Sql, sql } from '../../../common/database/sql.ts';
import { unitInReach } from '../../units/enhed/enhed-reach.ts';

/**
 * The persons of a statement over "Person" that a right reaches: those of its municipalities, and those who are tied, on
 * the day, to a unit that it reaches. A tie that is over or called off gives no more sight of what the person is now.
 */
export function visiblePersons(provider: Provider, reach: ActionReach, day: string): Sql {
  if (reach.all) return sql`1 = 1`;
  const lasts = sql`("tie"."gyldigTil" IS NULL OR "tie"."gyldigTil" >= ${day})`;
  const tied = (table: string) => sql`EXISTS (
    SELECT 1 FROM ${name(table)} AS "tie" WHERE "tie"."personId" = "Person"."id" AND "tie"."toChange" IS NULL
    AND ${lasts} AND NOT "tie"."aflyst" AND ${unitInReach(provider, reach, 'tie', 'enhedsNummer')})`;
  return or([isIn(provider, name('Person', 'kommuneKode'), reach.kommuner), tied('Tilknytning'), tied('Dagplejer')]);
}
