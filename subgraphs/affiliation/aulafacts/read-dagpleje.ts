import { sql } from '../../common/database/sql.ts';
import type { DagplejeFacts } from '../aulacheck/aula-facts.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { countIf, type FactsScope, holdsSoon, ofUnits, tied } from './facts-scope.ts';

const none: DagplejeFacts = { dagplejere: 0, udenBruger: 0, udenHovedgruppe: 0 };

/** What the childminders of each unit lack. */
export async function readDagpleje(scope: FactsScope): Promise<(nummer: string) => DagplejeFacts> {
  const isUser = sql`EXISTS (SELECT 1 FROM "Tilknytning" t WHERE t."personId" = d."personId"
    AND t."enhedsNummer" = d."enhedsNummer" AND t."slags" = 'ansat' AND ${tied(scope, 't')})`;
  const rows = await scope.source.query<{ nummer: string } & DagplejeFacts>(sql`
    SELECT d."enhedsNummer" AS "nummer", COUNT(*) AS "dagplejere", ${countIf(sql`NOT ${isUser}`)} AS "udenBruger",
      ${countIf(sql`d."gruppeId" IS NULL`)} AS "udenHovedgruppe"
    FROM "Dagplejer" d WHERE ${ofUnits(scope, 'd')} AND ${holdsSoon(scope, 'd')} GROUP BY d."enhedsNummer"`);
  return countsByUnit(rows, none);
}
