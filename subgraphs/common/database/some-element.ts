import type { Provider } from './provider.ts';
import { name, type Sql, sql } from './sql.ts';

/** Some element of a column that holds a JSON list of texts fits; the condition calls the element "value". */
export function someElement(provider: Provider, column: string, condition: Sql): Sql {
  const each =
    provider === 'postgresql'
      ? sql`json_array_elements_text(${name(column)}::json) AS "each"("value")`
      : sql`json_each(${name(column)}) AS "each"`;
  return sql`EXISTS (SELECT 1 FROM ${each} WHERE ${condition})`;
}
