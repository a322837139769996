import type { Provider } from '../../common/database/provider.ts';
import { join, name, sql } from '../../common/database/sql.ts';
import type { RegisterTransaction } from '../database.ts';
import { type ColumnType, recordset } from './recordset.ts';

/** Adds rows to a table in one statement. */
export async function insertRows(
  tx: RegisterTransaction,
  provider: Provider,
  table: string,
  rows: readonly object[],
  columns: Record<string, ColumnType>,
): Promise<void> {
  const names = join(Object.keys(columns).map((column) => name(column)));
  await tx.$executeRaw(
    sql`INSERT INTO ${name(table)} (${names}) SELECT ${names} FROM ${recordset(provider, rows, columns)}`,
  );
}
