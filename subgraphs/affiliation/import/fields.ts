import { z } from 'zod';
import { institutionNumberPattern } from '../../common/parse/institution-number.ts';
import { isDay } from '../../common/parse/is-day.ts';
import { normalKommunekode } from '../../common/parse/kommunekode.ts';
import { openEnd } from '../../common/parse/open-end.ts';
import { looksLikeCpr } from '../person/cpr.ts';
import { token } from './token.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What a malformed field is told: what was expected, never what was given, since that can be personal. */
const expected = (en: string, da: string, example?: string) => ({ params: { expected: en, forventet: da, example } });

const day = z.string().refine(isDay, expected('a day', 'en dag', '2026-08-01'));

/** Nothing given stands for none. */
export const orNone = <T extends z.ZodType>(schema: T) => z.preprocess((value) => value ?? null, schema.nullable());

/** The forms that fields of the affiliation data have, at every door. */
export const fields = {
  day,
  /** Null where the day stands for no end (9999-12-31). */
  lastDay: day.transform(openEnd),
  enhed: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .refine(
      (text) => institutionNumberPattern.test(text),
      expected('an institution number', 'et institutionsnummer', 'G10431'),
    ),
  id: z.string().refine((text) => uuid.test(text), expected('an id as it was answered', 'et id, som det blev svaret')),
  kommuneKode: z
    .string()
    .transform(normalKommunekode)
    .refine((text) => /^\d{3}$/.test(text), expected('a municipality code', 'en kommunekode', '101')),
  /** A key of the source's own, which is shown and logged: a CPR number must not be one. */
  key: (max: number) =>
    token(max).refine(
      (text) => !looksLikeCpr(text),
      expected('a key that is no CPR number', 'en nøgle, der ikke er et CPR-nummer'),
    ),
  digits: (length: number) =>
    z
      .string()
      .refine((text) => new RegExp(`^\\d{${length}}$`).test(text), expected(`${length} digits`, `${length} cifre`)),
  /** At least six digits, before which nothing but other signs may stand (STIL's type library, telephone numbers). */
  telefonnummer: z
    .string()
    .max(50)
    .refine(
      (text) => /^[^\d\p{L}\p{Cc}]*(\d[ ()-]*){6}/u.test(text),
      expected('a telephone number of at least six digits', 'et telefonnummer på mindst seks cifre', '+45 33 12 34 56'),
    ),
  email: z
    .string()
    .max(254)
    .refine((text) => /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(text), expected('an e-mail address', 'en e-mailadresse')),
};
