import { inSnapshot, type Snapshot } from '../../common/database/snapshot.ts';
import { isIn, name, type Sql, sql } from '../../common/database/sql.ts';
import type { AffiliationDatabase } from '../database.ts';
import type { Belaegning } from './belaegning.ts';

interface Counted {
  id: string;
  kapacitet: number;
  egne: number | bigint;
  ude: number | bigint;
  gaester: number | bigint;
}

/**
 * How many children these childminders have on a day, in one statement; null for who is none that day. A child that two
 * sources know is one child. `BelaegningPlan` counts the same for what is about to be written.
 */
export async function readBelaegning(
  { query, provider }: AffiliationDatabase,
  ids: readonly string[],
  dag: string,
  snapshot: Snapshot,
): Promise<(Belaegning | null)[]> {
  const holds = (alias: string): Sql => sql`${inSnapshot(snapshot, alias)} AND ${name(alias, 'gyldigFra')} <= ${dag}
    AND (${name(alias, 'gyldigTil')} IS NULL OR ${name(alias, 'gyldigTil')} >= ${dag})`;
  const rows = await query<Counted>(sql`
    SELECT "d"."id", "d"."kapacitet",
      (SELECT COUNT(*) FROM "Gaesteophold" AS "g"
       WHERE ${holds('g')} AND NOT "g"."aflyst" AND "g"."vaertId" = "d"."personId") AS "gaester",
      COUNT(DISTINCT "t"."personId") AS "egne", COUNT(DISTINCT "u"."barnId") AS "ude"
    FROM "Dagplejer" AS "d"
    LEFT JOIN "Tilknytning" AS "t" ON "t"."hovedgruppeId" = "d"."gruppeId"
      AND "t"."slags" = 'barn' AND NOT "t"."aflyst" AND ${holds('t')}
    LEFT JOIN "Gaesteophold" AS "u" ON "u"."barnId" = "t"."personId" AND NOT "u"."aflyst" AND ${holds('u')}
    WHERE ${isIn(provider, name('d', 'id'), ids)} AND NOT "d"."aflyst" AND ${holds('d')}
    GROUP BY "d"."id", "d"."kapacitet", "d"."personId"`);
  const byId = new Map(rows.map((row) => [row.id, toBelaegning(row, dag)]));
  return ids.map((id) => byId.get(id) ?? null);
}

function toBelaegning({ kapacitet, egne, ude, gaester }: Counted, dag: string): Belaegning {
  const [egneBoern, borte, gaesterne] = [Number(egne), Number(ude), Number(gaester)];
  const ledigePladser = Number(kapacitet) - (egneBoern - borte + gaesterne);
  return { dag, egneBoern, ude: borte, gaester: gaesterne, ledigePladser };
}
