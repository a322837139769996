import { sql } from '../../common/database/sql.ts';
import type { FamilieFacts } from '../aulacheck/aula-facts.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { countIf, type FactsScope, ofUnits, tied } from './facts-scope.ts';

const none: FamilieFacts = { forMangeKontakter: 0, udenForaeldremyndighed: 0 };

/** How many children of each unit have too many contacts, or none with custody. */
export async function readFamilier(scope: FactsScope): Promise<(nummer: string) => FamilieFacts> {
  const rows = await scope.source.query<{ nummer: string } & FamilieFacts>(sql`
    SELECT f."nummer", ${countIf(sql`f."kontakter" > 10`)} AS "forMangeKontakter",
      ${countIf(sql`f."myndige" = 0`)} AS "udenForaeldremyndighed"
    FROM (
      SELECT b."enhedsNummer" AS "nummer", COUNT(DISTINCT k."personId") AS "kontakter",
        ${countIf(sql`k."foraeldremyndighed"`)} AS "myndige"
      FROM "Tilknytning" b LEFT JOIN "Tilknytning" k ON k."barnId" = b."personId"
        AND k."enhedsNummer" = b."enhedsNummer" AND k."slags" = 'kontakt' AND ${tied(scope, 'k')}
      WHERE ${ofUnits(scope, 'b')} AND b."slags" = 'barn' AND ${tied(scope, 'b')}
      GROUP BY b."enhedsNummer", b."personId") AS f
    GROUP BY f."nummer"`);
  return countsByUnit(rows, none);
}
