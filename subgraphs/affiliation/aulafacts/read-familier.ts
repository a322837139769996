import { type Sql, sql } from '../../common/database/sql.ts';
import type { FamilieFacts } from '../aulacheck/aula-facts.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { countIf, type FactsScope, ofUnits, tied } from './facts-scope.ts';

const none: FamilieFacts = { forMangeKontakter: 0, udenForaeldremyndighed: 0 };

/** How many children of each unit have too many contacts, or none with custody. */
export async function readFamilier(scope: FactsScope): Promise<(nummer: string) => FamilieFacts> {
  const rows = await scope.source.query<{ nummer: string } & FamilieFacts>(sql`
    WITH "kontakter" AS MATERIALIZED (${contacts(scope)})
    SELECT b."nummer", ${countIf(sql`k."kontakter" > 10`)} AS "forMangeKontakter",
      ${countIf(sql`COALESCE(k."myndige", 0) = 0`)} AS "udenForaeldremyndighed"
    FROM (SELECT DISTINCT b."enhedsNummer" AS "nummer", b."personId" FROM "Tilknytning" b
          WHERE ${ofUnits(scope, 'b')} AND b."slags" = 'barn' AND ${tied(scope, 'b')}) AS b
    LEFT JOIN "kontakter" k ON k."barnId" = b."personId" AND k."enhedsNummer" = b."nummer"
    GROUP BY b."nummer"`);
  return countsByUnit(rows, none);
}

/** The contacts of each child at each unit, and how many of them have custody. */
const contacts = (scope: FactsScope): Sql => sql`
  SELECT k."enhedsNummer", k."barnId", COUNT(DISTINCT k."personId") AS "kontakter",
    ${countIf(sql`k."foraeldremyndighed"`)} AS "myndige"
  FROM "Tilknytning" k WHERE ${ofUnits(scope, 'k')} AND k."slags" = 'kontakt' AND ${tied(scope, 'k')}
  GROUP BY k."enhedsNummer", k."barnId"`;
