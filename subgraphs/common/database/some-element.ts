import { elementsOf } from './elements-of.ts';
import type { Provider } from './provider.ts';
import { name, type Sql, sql } from './sql.ts';

/** Some element of a column that holds a JSON list of texts fits; the condition calls the element "value". */
export const someElement = (provider: Provider, column: string, condition: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM ${elementsOf(provider, name(column))} WHERE ${condition})`;
