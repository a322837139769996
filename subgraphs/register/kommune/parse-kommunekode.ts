import { refusal } from '../../common/errors/refusal.ts';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';

/** Checks that a municipality code is an official one; refuses others with KOMMUNEKODE_UNKNOWN. */
export const parseKommunekode = (kodebog: Kodebog) => (value: string, field: string) => {
  const kode = normalKommunekode(value);
  if (!kodebog.kommune(kode))
    throw refusal('KOMMUNEKODE_UNKNOWN', { field, value, example: '"101" (København), "751" (Aarhus)' });
  return kode;
};
