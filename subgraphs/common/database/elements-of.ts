import type { Provider } from './provider.ts';
import { type Sql, sql } from './sql.ts';

/** The elements of a column that holds a JSON list of texts, as the rows of a table "each" with the column "value". */
export function elementsOf(provider: Provider, column: Sql): Sql {
  return provider === 'postgresql'
    ? sql`json_array_elements_text(${column}::json) AS "each"("value")`
    : sql`json_each(${column}) AS "each"`;
}
