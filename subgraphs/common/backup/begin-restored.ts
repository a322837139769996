import { newTimelineId } from '../timeline/witness.ts';
import { highest, type Marks } from '../timeline/witness-file.ts';
import { type BareConnection, openBare } from './bare-connection.ts';

/** How many numbers are passed over where nothing outside of the backup knows how many were given after it. */
export const blindMargin: Marks = { change: 100_000, nummer: 200 };

/** The story that a restored database tells from here on. */
export interface Begun {
  tidslinje: string;
  /** Up to which change it is what was backed up. */
  keptTo: number;
  /** After which numbers it goes on. */
  counters: Marks;
  /** Nothing was known of the numbers given after the backup. */
  isBlind: boolean;
}

/**
 * Begins a new timeline in a restored database, beyond every number that is `known`, outside of the backup, to have been
 * given; where nothing is known of a series, by a wide margin.
 */
export async function beginRestored(url: string, known: Marks): Promise<Begun> {
  const connection = await openBare(url);
  try {
    await connection.query('BEGIN');
    const before = await countersIn(connection);
    const used = highest(before, known);
    const margins = Object.keys(before).map((name) => (known[name] === undefined ? (blindMargin[name] ?? 0) : 0));
    const counters = Object.fromEntries(
      Object.keys(before).map((name, i) => [name, (used[name] ?? 0) + 1 + (margins[i] ?? 0)]),
    );
    const tidslinje = newTimelineId();
    await begin(connection, tidslinje, before.change ?? 0, counters.change ?? 0);
    for (const [name, value] of Object.entries(counters))
      await connection.query(`UPDATE "Counter" SET "vaerdi" = ${value} WHERE "navn" = '${name}'`);
    await connection.query('COMMIT');
    return { tidslinje, keptTo: before.change ?? 0, counters, isBlind: margins.some((margin) => margin > 0) };
  } finally {
    await connection.close();
  }
}

/** Numbers that are given; others that are counted, as how far a log was followed, stay what they are. */
async function countersIn(connection: BareConnection): Promise<Record<string, number>> {
  const rows = await connection.query(`SELECT "navn", "vaerdi" FROM "Counter" WHERE "navn" IN ('change', 'nummer')`);
  return Object.fromEntries(rows.map(({ navn, vaerdi }) => [String(navn), Number(vaerdi)]));
}

async function begin(connection: BareConnection, id: string, keptTo: number, startsAfter: number): Promise<void> {
  const now = new Date().toISOString();
  const begunAt =
    connection.provider === 'postgresql' ? `TIMESTAMP '${now.slice(0, -1)}'` : `'${now.replace('Z', '+00:00')}'`;
  await connection.query(`
    INSERT INTO "Tidslinje" ("nr", "id", "keptTo", "startsAfter", "begunAt", "aarsag")
    SELECT COALESCE(MAX("nr"), 0) + 1, '${id}', ${keptTo}, ${startsAfter}, ${begunAt}, 'restored' FROM "Tidslinje"`);
}
