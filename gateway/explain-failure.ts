const explanations: Record<string, string> = {
  ECONNREFUSED: 'No database answers at the address given',
  ENOTFOUND: 'The host of the database is not known',
  EAI_AGAIN: 'The host of the database is not known',
  '28P01': 'The database refuses the user name or password',
  '28000': 'The database refuses the user',
  '3D000': 'The database does not exist; create it first',
  '42501': 'The database user may not do this; it must own the database',
  '53300': 'The database takes no more connections',
  EACCES: 'No permission for a file or folder; is DATA_DIR writable?',
  EROFS: 'A file or folder is read-only; is DATA_DIR writable?',
  EEXIST: 'A file stands where a folder should; is DATA_DIR a folder?',
  ENOTDIR: 'A file stands where a folder should; is DATA_DIR a folder?',
  ENOENT: 'A file or folder is not there',
  ENOSPC: 'The disk is full',
  SQLITE_NOTADB: 'A database file is not an SQLite database',
  SQLITE_CANTOPEN: 'A database file cannot be opened',
  SQLITE_READONLY: 'A database file is read-only',
  SQLITE_BUSY: 'Another program has the database locked',
};

/** One line for a failure of the surroundings that an operator can mend; null for a fault of our own. */
export function explainFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  if (/^ConnectionFailed/.test(error.message)) return `A database file cannot be opened (${error.message}).`;
  if (!code) return null;
  const explanation = explanations[code] ?? kindOf(code);
  return explanation === null ? null : `${explanation} (${code}: ${error.message.split('\n')[0]}).`;
}

/** What a code without an explanation of its own comes from. */
function kindOf(code: string): string | null {
  if (code.startsWith('SQLITE_')) return 'A database file cannot be used';
  if (/^[0-9A-Z]{5}$/.test(code)) return 'The database refuses';
  if (/^E[A-Z]+$/.test(code)) return 'The operating system refuses';
  return null;
}
