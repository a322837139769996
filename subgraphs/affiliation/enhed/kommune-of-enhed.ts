import type { Provider } from '../../common/database/provider.ts';
import { name, sql } from '../../common/database/sql.ts';
import { type FilterField, kodeField } from '../../common/filters/filter-field.ts';
import { parseKommunekode } from './parse-kommunekode.ts';

/** A filter by the municipality that the unit in a column belongs to now. */
export const kommuneOfEnhed =
  (provider: Provider, ...column: string[]): FilterField =>
  (filter, path) => {
    const fits = kodeField(provider, 'kommuneKode', parseKommunekode)(filter, path);
    return sql`EXISTS (SELECT 1 FROM "Enhed" WHERE "Enhed"."nummer" = ${name(...column)} AND ${fits})`;
  };
