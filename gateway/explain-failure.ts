const explanations: Record<string, string> = {
  ECONNREFUSED: 'No database answers at the address given',
  ENOTFOUND: 'The host of the database is not known',
  '28P01': 'The database refuses the user name or password',
  '28000': 'The database refuses the user',
  '3D000': 'The database does not exist; create it first',
  EACCES: 'No permission for a file or folder; is DATA_DIR writable?',
  EROFS: 'A file or folder is read-only; is DATA_DIR writable?',
  ENOTDIR: 'DATA_DIR is not a folder',
  ENOENT: 'A file or folder is not there',
  SQLITE_NOTADB: 'A database file is not an SQLite database',
  SQLITE_CANTOPEN: 'A database file cannot be opened',
  SQLITE_READONLY: 'A database file is read-only',
  SQLITE_BUSY: 'Another program has the database locked',
};

/** One line for a failure of the surroundings that an operator can mend; null for a fault of our own. */
export function explainFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code = '' } = error as NodeJS.ErrnoException;
  const explanation = explanations[code] ?? (code.startsWith('SQLITE_') ? 'A database file cannot be used' : undefined);
  return explanation === undefined ? null : `${explanation} (${code}: ${error.message}).`;
}
