import { and, inSnapshot, isIn, name, type Snapshot, sql } from '../../../common/database/sql.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { type Antal, parseAntal } from '../../delivery/levering/difference.ts';
import { fullAsDeltaText } from '../../delivery/leveringskontrol/kontroller.ts';
import type { LeveringCounts, LeveringSummary } from '../aulacheck/aula-facts.ts';

interface Row {
  enhedsNummer: string;
  status: string;
  antal: string;
  firstAcceptedAt: string | null;
  lastAcceptedAt: string | null;
  /** Its place among those sent of the unit, those answered of unit and source, and the full ones accepted of those. */
  sent: number | bigint;
  answered: number | bigint;
  full: number | bigint;
  isAnswered: boolean | number;
  isFull: boolean | number;
  refused: number | bigint;
}

/** Reads what is known of the units' deliveries in a state of the data, in one statement. */
export async function readLeveringer(
  { query, provider }: Source,
  numre: readonly string[],
  snapshot: Snapshot,
): Promise<ReadonlyMap<string, LeveringSummary>> {
  const answered = sql`"svarTid" IS NOT NULL`;
  const accepted = sql`${answered} AND "status" IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')`;
  // One that had to be a delta (FULL_AS_DELTA) is about everybody, too: who waits for that person to be mended, waits in vain.
  const asDelta = sql`"kontrolfund" LIKE ${`%"code":"${fullAsDeltaText.code}"%`}`;
  const full = sql`${accepted} AND ("dokument" = 'FULL' OR ${asDelta})`;
  const sent = [inSnapshot(snapshot), sql`"sendtTid" IS NOT NULL`];
  const rows = await query<Row>(sql`
    SELECT "ranked".*, (SELECT COUNT(*) FROM "LeveringRaekke" WHERE "leveringId" = "ranked"."id") AS "refused" FROM (
      SELECT "id", "enhedsNummer", "status", "antal", ${answered} AS "isAnswered", ${full} AS "isFull",
        MIN(CASE WHEN ${full} THEN "svarTid" END) OVER (PARTITION BY "enhedsNummer") AS "firstAcceptedAt",
        MAX(CASE WHEN ${accepted} THEN "svarTid" END) OVER (PARTITION BY "enhedsNummer") AS "lastAcceptedAt",
        ROW_NUMBER() OVER (PARTITION BY "enhedsNummer" ORDER BY "sendtTid" DESC) AS "sent",
        ROW_NUMBER() OVER (PARTITION BY "enhedsNummer", "kilde", ${answered} ORDER BY "svarTid" DESC) AS "answered",
        ROW_NUMBER() OVER (PARTITION BY "enhedsNummer", "kilde", ${full} ORDER BY "svarTid" DESC) AS "full"
      FROM "Levering" WHERE ${and([...sent, isIn(provider, name('enhedsNummer'), numre)])}
    ) AS "ranked" WHERE "sent" = 1 OR "answered" = 1 OR "full" = 1`);
  const found = new Map<string, LeveringSummary>();
  for (const row of rows) found.set(row.enhedsNummer, including(found.get(row.enhedsNummer), row));
  return found;
}

/** Several sources deliver each their part of a unit: their last full deliveries together are what it holds. */
function including(known: LeveringSummary | undefined, row: Row): LeveringSummary {
  const { firstAcceptedAt, lastAcceptedAt, status } = row;
  const before = known ?? { firstAcceptedAt, lastAcceptedAt, lastOutcome: null, refusedRows: 0, counts: null };
  const isLastFull = Boolean(row.isFull) && Number(row.full) === 1;
  const isLastAnswered = Boolean(row.isAnswered) && Number(row.answered) === 1;
  return {
    ...before,
    lastOutcome: Number(row.sent) === 1 ? status : before.lastOutcome,
    refusedRows: before.refusedRows + (isLastAnswered ? Number(row.refused) : 0),
    counts: isLastFull ? sum(before.counts, parseAntal(row.antal)) : before.counts,
  };
}

function sum(counts: LeveringCounts | null, { barn, ansat, kontakter }: Antal): LeveringCounts {
  const held = ({ created, updated, unchanged }: Antal['barn']) => created + updated + unchanged;
  return {
    boern: (counts?.boern ?? 0) + held(barn),
    ansatte: (counts?.ansatte ?? 0) + held(ansat),
    kontakter: (counts?.kontakter ?? 0) + kontakter,
  };
}
