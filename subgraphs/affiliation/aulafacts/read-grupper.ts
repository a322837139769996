import { join, sql } from '../../common/database/sql.ts';
import type { GruppeFacts } from '../aulacheck/aula-facts.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { countIf, type FactsScope, holdsSoon, ofUnits, tied } from './facts-scope.ts';

/** STIL: importGroupType. */
const gruppetyper = ['Hovedgruppe', 'Årgang', 'Retning', 'Hold', 'SFO', 'Team', 'Andet'];

const none: GruppeFacts = { alle: 0, hovedgrupper: 0, fejltyper: 0, tomme: 0 };

/** What the groups of each unit are like. */
export async function readGrupper(scope: FactsScope): Promise<(nummer: string) => GruppeFacts> {
  const isHovedgruppe = sql`g."gruppetype" = 'Hovedgruppe'`;
  const member = sql`t."hovedgruppeId" = g."id" OR t."grupper" LIKE '%"' || g."id" || '"%'`;
  const isEmpty = sql`NOT EXISTS (SELECT 1 FROM "Tilknytning" t
    WHERE t."enhedsNummer" = g."enhedsNummer" AND ${tied(scope, 't')} AND (${member}))`;
  const rows = await scope.source.query<{ nummer: string } & GruppeFacts>(sql`
    SELECT g."enhedsNummer" AS "nummer", COUNT(*) AS "alle",
      ${countIf(isHovedgruppe, sql`g."trin" IS NOT NULL`)} AS "hovedgrupper",
      ${countIf(sql`(g."gruppetype" NOT IN (${join(gruppetyper)}) OR (${isHovedgruppe}) <> (g."trin" IS NOT NULL))`)} AS "fejltyper",
      ${countIf(isEmpty)} AS "tomme"
    FROM "Gruppe" g WHERE ${ofUnits(scope, 'g')} AND ${holdsSoon(scope, 'g')} GROUP BY g."enhedsNummer"`);
  return countsByUnit(rows, none);
}
