import { providerOf } from './sql.ts';
import { openSqlite } from './sqlite-connection.ts';

/** How soon it is tried again to empty a log that others are reading, in milliseconds; each time later, up to the last. */
const [firstPause, longestPause] = [100, 5_000];

/**
 * Sees to it that what was overwritten in a database does not stay in its files. SQLite overwrites in the file itself
 * (secure_delete), but the write-ahead log keeps the pages as they were until it is emptied. PostgreSQL keeps dead rows
 * until VACUUM FULL, which locks the table and is the operator's to run (docs/security.md).
 */
export class Leftovers {
  readonly #url: string;
  readonly #isOurs: boolean;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string) {
    this.#url = url;
    this.#isOurs = providerOf(url) === 'sqlite';
  }

  /** Something was overwritten that must not be read any more: the log is emptied as soon as nobody is in it. */
  arise(): void {
    if (this.#isOurs && this.#timer === undefined) this.#later(firstPause);
  }

  /** Makes the file anew, without free pages, and empties the log. Throws when somebody else is at it. */
  removeAll(): void {
    if (!this.#isOurs) return;
    const connection = openSqlite(this.#url);
    try {
      connection.exec('VACUUM');
    } finally {
      connection.close();
    }
    this.arise();
  }

  /** The last connection that is closed empties the log itself. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(pause: number): void {
    this.#timer = setTimeout(() => {
      if (emptyLog(this.#url)) this.#timer = undefined;
      else this.#later(Math.min(pause * 2, longestPause));
    }, pause);
    this.#timer.unref();
  }
}

/** Waits for nobody. False when readers or a writer hold the log. */
function emptyLog(url: string): boolean {
  const connection = openSqlite(url);
  try {
    connection.exec('PRAGMA busy_timeout = 0');
    const [row] = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all() as { busy: number }[];
    return row?.busy === 0;
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('SQLITE_BUSY')) return false;
    throw error;
  } finally {
    connection.close();
  }
}
