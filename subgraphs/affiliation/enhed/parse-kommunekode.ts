import kommuner from '../../../prisma/seed/kommuner.json' with { type: 'json' };
import { refusal } from '../../common/errors/refusal.ts';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';

const koder = new Set(kommuner.map(({ kode }) => kode));

/** Checks that a municipality code is an official one; refuses others with KOMMUNEKODE_UNKNOWN. */
export function parseKommunekode(value: string, field: string): string {
  const kode = normalKommunekode(value);
  if (!koder.has(kode))
    throw refusal('KOMMUNEKODE_UNKNOWN', { field, value, example: '"101" (København), "751" (Aarhus)' });
  return kode;
}
