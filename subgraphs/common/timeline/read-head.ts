import { today } from '../clock.ts';
import { sql } from '../database/sql.ts';
import type { Query } from '../lists/read-page.ts';

/**
 * A name for what the public data of a database follow from, which is another after every change of them: the timeline with
 * its change number, and the day, by which periods begin and end.
 */
export async function readHead(query: Query): Promise<string> {
  const rows = await query<{ name: string; value: string }>(sql`
    SELECT "navn" AS "name", CAST("vaerdi" AS TEXT) AS "value" FROM "Counter" WHERE "navn" = 'change'
    UNION ALL SELECT 'tidslinje', "id" FROM "Tidslinje" WHERE "nr" = (SELECT MAX("nr") FROM "Tidslinje")`);
  const parts = rows.map(({ name, value }) => `${name} ${value}`).sort();
  return `${today()} ${parts.join(' ')}`;
}
