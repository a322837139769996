import { sql } from '../../common/database/sql.ts';
import type { DagplejeFacts } from '../aulacheck/aula-facts.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { countIf, type FactsScope, ofUnits, tied } from './facts-scope.ts';

const none: DagplejeFacts = { dagplejere: 0, udenBruger: 0, udenHovedgruppe: 0 };

/** What the childminders of each unit lack. */
export async function readDagpleje(scope: FactsScope): Promise<(nummer: string) => DagplejeFacts> {
  const rows = await scope.source.query<{ nummer: string } & DagplejeFacts>(sql`
    WITH "brugere" AS MATERIALIZED (SELECT DISTINCT t."enhedsNummer", t."personId" FROM "Tilknytning" t
      WHERE ${ofUnits(scope, 't')} AND t."slags" = 'ansat' AND ${tied(scope, 't')})
    SELECT d."enhedsNummer" AS "nummer", COUNT(*) AS "dagplejere", ${countIf(sql`b."personId" IS NULL`)} AS "udenBruger",
      ${countIf(sql`d."gruppeId" IS NULL`)} AS "udenHovedgruppe"
    FROM "Dagplejer" d LEFT JOIN "brugere" b ON b."personId" = d."personId" AND b."enhedsNummer" = d."enhedsNummer"
    WHERE ${ofUnits(scope, 'd')} AND ${tied(scope, 'd')} GROUP BY d."enhedsNummer"`);
  return countsByUnit(rows, none);
}
