import type { GraphQLError } from 'graphql';
import { type Provider, type Sql, sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';

/** A stretch of a database's life in which a number means one thing: a row of the table Tidslinje. */
export interface Tidslinje {
  nr: number;
  id: string;
  keptTo: number;
  startsAfter: number;
  begunAt: Date;
  aarsag: 'new' | 'restored' | 'lost' | 'sandbox';
  server: string | null;
}

/** All timelines of a database, the present one last, and the number that its change log has come to. */
export interface LogState {
  tidslinjer: readonly Tidslinje[];
  head: number;
}

type Query = <Row>(statement: Sql) => Promise<Row[]>;

/** The timelines and the head, in one statement: writers commit in the order of their numbers, so every number up to the head is there. */
export async function readLogState(query: Query): Promise<LogState> {
  const rows = await query<Tidslinje & { head: number | bigint | null }>(sql`
    SELECT "Tidslinje".*, (SELECT "vaerdi" FROM "Counter" WHERE "navn" = 'change') AS "head"
    FROM "Tidslinje" ORDER BY "nr"`);
  return { tidslinjer: rows.map(toTidslinje), head: Number(rows[0]?.head ?? 0) };
}

/** The timeline of now. A database has one from its first migration on. */
export function present({ tidslinjer }: Pick<LogState, 'tidslinjer'>): Tidslinje {
  const last = tidslinjer.at(-1);
  if (!last) throw new Error('the database has no timeline');
  return last;
}

/** On SQLite the columns of raw rows come as they are stored. */
const toTidslinje = ({ head: _head, ...row }: Tidslinje & { head?: unknown }): Tidslinje => ({
  ...row,
  nr: Number(row.nr),
  keptTo: Number(row.keptTo),
  startsAfter: Number(row.startsAfter),
  begunAt: new Date(row.begunAt),
});

/** The name of a timeline that this database does not have. */
export type Unknown = 'unknown';

/**
 * Up to which number a timeline means the same as the present one: no bound for the present one itself. A register that
 * was restored shares its past with the one that went on.
 */
export function sharedWith(tidslinjer: readonly Tidslinje[], id: string): number | Unknown {
  const at = tidslinjer.findIndex((one) => one.id === id);
  if (at < 0) return 'unknown';
  return Math.min(...tidslinjer.slice(at + 1).map(({ keptTo }) => keptTo), Number.MAX_SAFE_INTEGER);
}

/** The timeline that passed over a number when it began: if the number was ever given, it was on a lost timeline. */
export const lostAt = (tidslinjer: readonly Tidslinje[], number: number): Tidslinje | undefined =>
  tidslinjer.find(({ keptTo, startsAfter }) => keptTo < number && number < startsAfter);

/**
 * The number of an object's next version. No more versions than changes can have been lost since the one before, so it
 * goes on beyond those: a caller that knows a lost version must not seem to know this one.
 */
export function nextVersion(
  before: { version: number; fromChange: number } | null,
  tidslinjer: readonly Tidslinje[],
): number {
  if (before === null) return 1;
  const since = tidslinjer.filter(({ keptTo, startsAfter }) => before.fromChange <= keptTo && keptTo < startsAfter);
  return since.reduce((version, { keptTo, startsAfter }) => version + startsAfter - keptTo, before.version + 1);
}

/**
 * Refuses to go on in a change log after a number that it has not given, or that it gave on another timeline: to
 * answer as if it were of this one would hide news. The error carries `head`, `tidslinje` and `keptTo`.
 */
export function refuseOther(
  { tidslinjer, head }: LogState,
  after: number,
  given: string | null,
  field = 'after',
): void {
  const shared = given == null ? Number.MAX_SAFE_INTEGER : sharedWith(tidslinjer, given);
  const lost = lostAt(tidslinjer, after);
  const keptTo = shared === 'unknown' ? 0 : Math.min(shared, lost?.keptTo ?? shared);
  const place = { head, tidslinje: present({ tidslinjer }).id };
  const details = { field, value: after };
  if (after > keptTo || shared === 'unknown')
    throw tell(refusal('TIDSLINJE_OTHER', { ...details, keptTo, example: String(keptTo) }), { ...place, keptTo });
  if (after > head) throw tell(refusal('CHANGE_BEYOND_HEAD', { ...details, head, example: String(head) }), place);
}

function tell(error: GraphQLError, place: object): GraphQLError {
  Object.assign(error.extensions, place);
  return error;
}

/** The part of a transaction that asks and writes; the subgraphs' clients differ in the rest. */
export interface TimelineTransaction {
  $queryRaw<Rows>(statement: Sql): Promise<Rows>;
  tidslinje: {
    create(args: { data: Tidslinje }): PromiseLike<unknown>;
    update(args: { where: { nr: number }; data: { server: string } }): PromiseLike<unknown>;
  };
}

/** The timelines as a writer finds them, the clock of the database and its server's own timeline. */
export interface Found {
  tidslinjer: Tidslinje[];
  /** Null on SQLite, which has no clock of its own. */
  clock: Date | null;
  /** Null where it cannot be asked. */
  server: string | null;
}

/** PostgreSQL's own timeline counts up when a standby takes over, or a base backup is restored. */
const serverTimeline = sql`substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)`;

/** Whether the database server shows its timeline: SQLite does not, nor does every hosted PostgreSQL. */
export async function tellsTimeline(query: Query, provider: Provider): Promise<boolean> {
  if (provider === 'sqlite') return false;
  return query(sql`SELECT ${serverTimeline} AS "server"`).then(
    () => true,
    () => false,
  );
}

export async function findTimelines(
  tx: Pick<TimelineTransaction, '$queryRaw'>,
  provider: Provider,
  asksServer: boolean,
): Promise<Found> {
  const clock = provider === 'postgresql' ? sql`clock_timestamp()` : sql`NULL`;
  const server = asksServer ? serverTimeline : sql`NULL`;
  type Row = Tidslinje & { clock: Date | null; serverNow: string | null };
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT "Tidslinje".*, ${clock} AS "clock", ${server} AS "serverNow" FROM "Tidslinje" ORDER BY "nr"`);
  const [row] = rows;
  return {
    tidslinjer: rows.map(({ clock: _clock, serverNow: _server, ...one }) => toTidslinje(one)),
    clock: row?.clock ? new Date(row.clock) : null,
    server: row?.serverNow ?? null,
  };
}

/** Begins a timeline: from here on numbers mean something else than before. */
export async function beginTimeline(
  tx: Pick<TimelineTransaction, 'tidslinje'>,
  { tidslinjer, server }: Pick<Found, 'tidslinjer' | 'server'>,
  { id, ...begin }: Pick<Tidslinje, 'id' | 'keptTo' | 'startsAfter' | 'begunAt' | 'aarsag'>,
): Promise<Tidslinje> {
  const row = { ...begin, id, nr: (tidslinjer.at(-1)?.nr ?? 0) + 1, server };
  await tx.tidslinje.create({ data: row });
  return row;
}
