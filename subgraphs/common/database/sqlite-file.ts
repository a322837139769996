import { statSync } from 'node:fs';
import path from 'node:path';
import { refusal } from '../errors/refusal.ts';
import { sqlitePath } from './sqlite-connection.ts';

/**
 * Watches whether the file that a connection has open, and its write-ahead log, are still those in the folder. What is
 * written to one that was removed or replaced is acknowledged and gone. Once it was missed it stays so: what stands there
 * later may be another database's. Returns why it is gone, or null; the first time standard error says so.
 */
export function watchSqliteFile(url: string): () => string | null {
  const file = path.resolve(sqlitePath(url));
  const known = new Map<string, string>();
  let gone: string | null = null;
  const look = (name: string): string | null => {
    const before = known.get(name);
    const now = identityOf(name);
    if (before === undefined && now !== null) known.set(name, now);
    if (before === undefined || before === now) return null;
    return `${path.basename(name)} was ${now === null ? 'removed' : 'replaced'} while it was open`;
  };
  const check = (): string | null => {
    if (gone !== null) return gone;
    gone = look(file) ?? look(`${file}-wal`);
    if (gone !== null) tell(file, gone);
    return gone;
  };
  check();
  return check;
}

/** Every connection to a file meets that it is gone; one line tells it. */
const noted = new Set<string>();

function tell(file: string, reason: string): void {
  if (noted.has(file)) return;
  noted.add(file);
  process.emitWarning(`${reason}; nothing more is written to it until a restart`, { code: 'DATABASE_GONE' });
}

/** The file behind a name, whatever is written to it. */
function identityOf(name: string): string | null {
  const stat = statSync(name, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev} ${stat.ino}` : null;
}

/** Throws DATABASE_GONE when there is a reason to. */
export function refuseGone(reason: string | null): void {
  if (reason !== null) throw refusal('DATABASE_GONE');
}
