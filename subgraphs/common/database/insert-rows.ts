import type { Provider } from './provider.ts';
import { type ColumnType, recordset } from './recordset.ts';
import { join, name, type Sql, sql } from './sql.ts';

/** The part of a transaction that runs a statement; the subgraphs' clients differ in the rest. */
export interface Executor {
  $executeRaw(statement: Sql): Promise<number>;
}

/** Adds rows to a table in one statement. */
export async function insertRows(
  tx: Executor,
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
