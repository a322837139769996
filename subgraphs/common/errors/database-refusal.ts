import type { GraphQLError } from 'graphql';
import { refusal } from './refusal.ts';

/** What the databases' drivers and Prisma tell of a failure, each in its own place. */
interface Failure {
  code?: unknown;
  message?: unknown;
  meta?: { driverAdapterError?: { cause?: Cause } };
  cause?: Cause | undefined;
}

interface Cause {
  kind?: unknown;
  originalCode?: unknown;
  message?: unknown;
  code?: unknown;
}

/** Somebody else has what is wanted, and did not give it back in time: rows, the file, a connection of ours. */
const busy = new Set<unknown>([
  'P2028', // Prisma: a transaction could not start, or end, in its time
  'P2034', // Prisma: a deadlock, or two writers of one row
  '55P03', // PostgreSQL: lock_timeout
  '57014', // statement_timeout
  '25P03', // idle_in_transaction_session_timeout
  '40001',
  '40P01',
  'SQLITE_BUSY',
  'TransactionWriteConflict',
]);

/** The database is not there, is on its way up or down, or takes nobody more. */
const away = new Set<unknown>([
  'P1001',
  'P1002',
  'P1017',
  'P2037',
  '53300', // PostgreSQL: too many connections
  '57P01', // shut down by an operator, after a crash, not yet started
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'DatabaseNotReachable',
  'ConnectionClosed',
  'TooManyConnections',
]);

/** The drivers say these in words alone. */
const busyWords = /timeout exceeded when trying to connect/;
const awayWords = /^Connection terminated|not queryable|Query read timeout|Server has closed the connection/;

/** DATABASE_BUSY or DATABASE_UNAVAILABLE, for a failure that is the database's and not ours; null for any other. */
export function databaseRefusal(error: unknown): GraphQLError | null {
  if (!(error instanceof Error)) return null;
  const failure = error as Failure;
  const causes = [failure, failure.cause, failure.meta?.driverAdapterError?.cause];
  const signs = causes.flatMap((cause) => [cause?.code, (cause as Cause)?.kind, (cause as Cause)?.originalCode]);
  const words = causes.map((cause) => String(cause?.message ?? ''));
  if (signs.some((sign) => away.has(sign) || /^08/.test(String(sign))) || words.some((text) => awayWords.test(text)))
    return refusal('DATABASE_UNAVAILABLE');
  if (signs.some(isBusy) || words.some((text) => busyWords.test(text))) return refusal('DATABASE_BUSY');
  return null;
}

/** SQLite's kinds of "busy" begin alike; its adapter calls them a time-out. It aborts what reads in a transaction that is taken back. */
const isBusy = (sign: unknown): boolean =>
  busy.has(sign) || /^SQLITE_BUSY|^SQLITE_ABORT|^SocketTimeout$|^P1008$/.test(String(sign));

/** Where the database's failures are logged, once for each outage. */
interface Log {
  warn(details: object, text: string): void;
}

/** While a database is away, or busy, every request fails for the same reason; a line each would bury the others. */
const quiet = 60_000;

/** When a failure was last logged, by its code. */
const lastNoted = new Map<string, number>();

/** Logs a failure of the database: the first, and as long as more come, one a minute. */
export function tellOutage(log: Log, code: string, err: unknown): void {
  const now = performance.now();
  const before = lastNoted.get(code);
  if (before !== undefined && now - before < quiet) return;
  lastNoted.set(code, now);
  const text = { DATABASE_BUSY: 'the database is busy', DATABASE_UNAVAILABLE: 'the database does not answer' }[code];
  log.warn({ err, code }, `${text ?? 'the database was lost'}; callers are asked to come again`);
}
