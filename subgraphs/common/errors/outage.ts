/** Where the database's failures are told, once for each outage. */
interface Log {
  warn(details: object, text: string): void;
}

/** While a database is away, or busy, every request fails for the same reason; a line each would bury the others. */
const quiet = 60_000;

/** When a failure was last told, by its code. */
const told = new Map<string, number>();

/** Tells the log of a failure of the database: the first, and as long as more come, one a minute. */
export function tellOutage(log: Log, code: string, err: unknown): void {
  const now = performance.now();
  const before = told.get(code);
  if (before !== undefined && now - before < quiet) return;
  told.set(code, now);
  const text = { DATABASE_BUSY: 'the database is busy', DATABASE_UNAVAILABLE: 'the database does not answer' }[code];
  log.warn({ err, code }, `${text ?? 'the database was lost'}; callers are told to come again`);
}
