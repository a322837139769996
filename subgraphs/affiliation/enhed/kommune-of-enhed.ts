import type { Provider } from '../../common/database/provider.ts';
import { name, sql } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { type FilterField, kodeField } from '../../common/filters/filter-field.ts';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';

/** A municipality's code as it is stored; the register alone knows which there are. */
export function parseKommunekode(value: string, field: string): string {
  const kode = normalKommunekode(value);
  if (!/^\d{3}$/.test(kode)) throw refusal('KOMMUNEKODE_UNKNOWN', { field, value, example: '"101"' });
  return kode;
}

/** A filter by the municipality that the unit in a column belongs to now. */
export const kommuneOfEnhed =
  (provider: Provider, ...column: string[]): FilterField =>
  (filter, path) => {
    const fits = kodeField(provider, 'kommuneKode', parseKommunekode)(filter, path);
    return sql`EXISTS (SELECT 1 FROM "Enhed" WHERE "Enhed"."nummer" = ${name(...column)} AND ${fits})`;
  };
