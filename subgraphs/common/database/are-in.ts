import type { Provider } from './provider.ts';
import { recordset } from './recordset.ts';
import { canBeStored, isIn, name, type Sql, sql } from './sql.ts';

/** Two columns have one of the pairs of values: two parameters however many. Rows are found by the first column's index. */
export function areIn(
  provider: Provider,
  [first, second]: readonly [string, string],
  pairs: readonly (readonly [string, string])[],
): Sql {
  const firsts = [...new Set(pairs.map(([value]) => value))];
  const rows = pairs.filter((pair) => pair.every(canBeStored)).map(([one, other]) => ({ one, other }));
  return sql`${isIn(provider, name(first), firsts)} AND (${name(first)}, ${name(second)}) IN
    (SELECT "one", "other" FROM ${recordset(provider, rows, { one: 'TEXT', other: 'TEXT' })})`;
}
