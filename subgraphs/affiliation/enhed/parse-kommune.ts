import { refusal } from '../../common/errors/refusal.ts';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';

/** A municipality's code in its stored form. That it is an official one only the register knows. */
export function parseKommune(value: string, field: string): string {
  const kode = normalKommunekode(value);
  if (/^\d{3}$/.test(kode)) return kode;
  const [expected, forventet] = ['a municipality code', 'en kommunekode'];
  throw refusal('VALUE_MALFORMED', { field, value, expected, forventet, example: '"101"' });
}
