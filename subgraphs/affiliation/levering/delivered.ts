import { sql } from '../../common/database/sql.ts';
import type { Source } from '../change/work.ts';
import type { LeveretPerson } from '../generated/sqlite/client.ts';

/** What Unilogin has of a unit and source by our deliveries. */
export interface Delivered {
  /** The last delivery that was accepted, whole or in part; null before the first. */
  last: { sourceDateTime: string; at: Date } | null;
  /** Those who stand there, by local id. */
  persons: Map<string, LeveretPerson>;
  /**
   * A delivery since the last accepted FULL one was received, or may have been, and its answer is lost: others may stand
   * there, too, until a FULL one says who does.
   */
  doubtful: boolean;
}

export async function readDelivered({ query }: Source, enhedsNummer: string, kilde: string): Promise<Delivered> {
  const [last] = await query<{ sourceDateTime: string; svarTid: string }>(sql`
    SELECT "sourceDateTime", "svarTid" FROM "Levering"
    WHERE "toChange" IS NULL AND "enhedsNummer" = ${enhedsNummer} AND "kilde" = ${kilde}
      AND "status" IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')
    ORDER BY "sourceDateTime" DESC LIMIT 1`);
  const rows = await query<LeveretPerson>(
    sql`SELECT * FROM "LeveretPerson" WHERE "enhedsNummer" = ${enhedsNummer} AND "kilde" = ${kilde}`,
  );
  const [doubt] = await query(sql`
    SELECT "id" FROM "Levering" WHERE "toChange" IS NULL AND "enhedsNummer" = ${enhedsNummer} AND "kilde" = ${kilde}
      AND "status" = 'EXPIRED' AND "forsoeg" > 0 AND "sourceDateTime" > COALESCE((
        SELECT MAX("sourceDateTime") FROM "Levering" WHERE "toChange" IS NULL AND "enhedsNummer" = ${enhedsNummer}
          AND "kilde" = ${kilde} AND "dokument" = 'FULL' AND "status" IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')), '')
    LIMIT 1`);
  return {
    doubtful: doubt !== undefined,
    last: last ? { sourceDateTime: last.sourceDateTime, at: new Date(last.svarTid) } : null,
    persons: new Map(rows.map((row) => [row.lokalId, row])),
  };
}
