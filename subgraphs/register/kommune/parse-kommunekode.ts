import { refusal } from '../../common/errors/refusal.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';

/** A municipality code in its stored form, three digits; "0101" is the same as "101". */
export const normalKommunekode = (value: string): string => value.trim().replace(/^0(?=\d{3}$)/, '');

/** Checks that a municipality code is an official one; refuses others with KOMMUNEKODE_UNKNOWN. */
export const parseKommunekode = (kodebog: Kodebog) => (value: string, field: string) => {
  const kode = normalKommunekode(value);
  if (!kodebog.kommune(kode))
    throw refusal('KOMMUNEKODE_UNKNOWN', { field, value, example: '"101" (København), "751" (Aarhus)' });
  return kode;
};
