import { today } from '../../common/clock.ts';
import { type Sql, sql } from '../../common/database/sql.ts';
import type { EnhedFacts } from '../aulacheck/aula-facts.ts';
import type { Source } from '../change/work.ts';
import type { Enhed } from '../generated/sqlite/client.ts';

type Row = Enhed & { parentNiveau: string | null; parentType: string | null; kommuneSkiftet: string | Date | null };

/** The units that the condition (on "e") lets through, by number. They are as the register has them now. */
export async function readEnheder({ query }: Source, condition: Sql): Promise<EnhedFacts[]> {
  const rows = await query<Row>(sql`
    SELECT e.*, p."niveau" AS "parentNiveau", p."institutionstypeKode" AS "parentType",
      (SELECT MAX(h."at") FROM "EnhedHaendelse" h
       WHERE h."nummer" = e."nummer" AND h."kode" = 'ENHED_KOMMUNE_CHANGED') AS "kommuneSkiftet"
    FROM "Enhed" e LEFT JOIN "Enhed" p ON p."nummer" = e."parentNummer"
    WHERE ${condition} ORDER BY e."nummer"`);
  return rows.map((row) => ({
    ...row,
    type: row.niveau === 'alternativAdresse' ? row.parentType : row.institutionstypeKode,
    kommuneSkiftet: row.kommuneSkiftet === null ? null : today(new Date(row.kommuneSkiftet)),
  }));
}
