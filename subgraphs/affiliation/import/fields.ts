import { z } from 'zod';
import { institutionNumberPattern } from '../../common/parse/institution-number.ts';
import { isDay } from '../../common/parse/is-day.ts';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';
import { openEnd } from '../../common/parse/open-end.ts';
import { documentText } from './document-text.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What a malformed field is told: what was expected, never what was given, since that can be personal. */
const expected = (en: string, da: string, example?: string) => ({ params: { expected: en, forventet: da, example } });

const day = z.string().refine(isDay, expected('a day', 'en dag', '2026-08-01'));

/** Nothing given, and a text with nothing in it, stand for none. */
export const orNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? null : (value ?? null)), schema.nullable());

/** Of a row: what is left out is not spoken of, and stays as it is; null stands for none. */
export const mayBeLeft = <T extends z.ZodType>(schema: T) => schema.nullish();

/** The forms that fields of the affiliation data have, at every door. */
export const fields = {
  day,
  /** Null where the day stands for no end (9999-12-31). */
  lastDay: day.transform(openEnd),
  enhed: z
    .string()
    .transform((text) => text.toUpperCase())
    .refine(
      (text) => institutionNumberPattern.test(text),
      expected('an institution number', 'et institutionsnummer', 'G10431'),
    ),
  id: z.string().refine((text) => uuid.test(text), expected('an id as it was answered', 'et id, som det blev svaret')),
  kommuneKode: z
    .string()
    .transform(normalKommunekode)
    .refine((text) => /^\d{3}$/.test(text), expected('a municipality code', 'en kommunekode', '101')),
  /** A key of the source's own, which is shown and logged. */
  key: (name: 'lokalId' | 'kode' | 'elevnummer') => documentText(name),
  digits: (length: number) =>
    z
      .string()
      .refine((text) => new RegExp(`^\\d{${length}}$`).test(text), expected(`${length} digits`, `${length} cifre`)),
  email: documentText('email').pipe(
    z.string().refine((text) => /^[^\s@]+@[^\s@]+$/u.test(text), expected('an e-mail address', 'en e-mailadresse')),
  ),
};
