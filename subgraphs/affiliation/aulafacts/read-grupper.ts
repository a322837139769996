import { elementsOf } from '../../common/database/elements-of.ts';
import { join, name, type Sql, sql } from '../../common/database/sql.ts';
import type { GruppeFacts } from '../aulacheck/aula-facts.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { countIf, type FactsScope, holdsSoon, ofUnits, tied } from './facts-scope.ts';

/** STIL: importGroupType. */
const gruppetyper = ['Hovedgruppe', 'Årgang', 'Retning', 'Hold', 'SFO', 'Team', 'Andet'];

const none: GruppeFacts = { alle: 0, hovedgrupper: 0, fejltyper: 0, tomme: 0 };

/**
 * What the groups of each unit are like. Members are found in one go and joined, not looked for group by group: an
 * earlier state of the data has no index to look in.
 */
export async function readGrupper(scope: FactsScope): Promise<(nummer: string) => GruppeFacts> {
  const isHovedgruppe = sql`g."gruppetype" = 'Hovedgruppe'`;
  const rows = await scope.source.query<{ nummer: string } & GruppeFacts>(sql`
    WITH "medlemmer" AS MATERIALIZED (${membersOf(scope)})
    SELECT g."enhedsNummer" AS "nummer", COUNT(*) AS "alle",
      ${countIf(isHovedgruppe, sql`g."trin" IS NOT NULL`)} AS "hovedgrupper",
      ${countIf(sql`(g."gruppetype" NOT IN (${join(gruppetyper)}) OR (${isHovedgruppe}) <> (g."trin" IS NOT NULL))`)} AS "fejltyper",
      ${countIf(sql`m."gruppe" IS NULL`)} AS "tomme"
    FROM "Gruppe" g LEFT JOIN "medlemmer" m ON m."gruppe" = g."id"
    WHERE ${ofUnits(scope, 'g')} AND ${holdsSoon(scope, 'g')} GROUP BY g."enhedsNummer"`);
  return countsByUnit(rows, none);
}

/** Ids of the groups that somebody is a member of. */
const membersOf = (scope: FactsScope): Sql => sql`
  SELECT t."hovedgruppeId" AS "gruppe" FROM "Tilknytning" t
  WHERE ${ofUnits(scope, 't')} AND ${tied(scope, 't')} AND t."hovedgruppeId" IS NOT NULL
  UNION SELECT "each"."value" FROM "Tilknytning" t, ${elementsOf(scope.source.provider, name('t', 'grupper'))}
  WHERE t."grupper" <> '[]' AND ${ofUnits(scope, 't')} AND ${tied(scope, 't')}`;
