import { z } from 'zod';
import { isDay, openEnd } from '../../../common/parse/days.ts';
import { institutionNumberPattern, normalKommunekode } from '../../../common/parse/identifiers.ts';
import { cleanTexts, isShowable } from '../../../common/text/clean-text.ts';
import { holdsCpr } from '../../../common/text/cpr-text.ts';
import { type Problem, problem } from '../../errors/refusals.ts';
import { documentFields, fits, type SimpleType } from '../../unilogin/document.ts';

/** Unilogin counts the length of a text in UTF-8 bytes, so æ, ø and å count two (STIL, conventions of its type library). */
const bytesOf = (text: string): number => Buffer.byteLength(text);

const collapse = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Whatever field it has ended up in by mistake: its own is the only one that is sealed. */
const noCpr = { expected: 'a text that is no CPR number', forventet: 'en tekst, der ikke er et CPR-nummer' };

/** A text whose white space does not count (xs:token), 1 to `max` bytes long, without a CPR number in it. */
export const token = (max: number) => anyToken(max).refine((text) => !holdsCpr(text), { params: noCpr });

/** The same where ten digits are something else: a telephone number. */
const anyToken = (max: number) =>
  z
    .string()
    .transform(collapse)
    .refine((text) => text !== '' && isShowable(text) && bytesOf(text) <= max, {
      params: {
        expected: `text of 1 to ${max} bytes without control characters`,
        forventet: `tekst på 1 til ${max} bytes uden styretegn`,
      },
    });

/** The same where it may be left out, and then says nothing; null and blank text stand for none. */
export const optionalToken = (max: number) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), token(max).nullish());

type Name = keyof typeof documentFields;

/** A text that the document carries, as its element there takes it: what is stored can be delivered. */
export function documentText(name: Name) {
  const { type, most }: { type: SimpleType; most: number | null } = documentFields[name];
  const text = name === 'telefonnummer' ? anyToken : token;
  return text(most ?? 100).pipe(z.string().refine((one) => fits(type, one), { params: { ...formExpectations[name] } }));
}

/** The same where it may be left out, and then says nothing; null and blank text stand for none. */
export const optionalDocumentText = (name: Name) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    documentText(name).nullish(),
  );

/** What the error says about a form that is more than a length. */
const formExpectations: Partial<Record<Name, { expected: string; forventet: string; example: string }>> = {
  landekode: {
    expected: 'a country code of two letters (ISO 3166-1)',
    forventet: 'en landekode på to bogstaver (ISO 3166-1)',
    example: 'DK',
  },
  telefonnummer: {
    expected: 'a telephone number of at least six digits',
    forventet: 'et telefonnummer på mindst seks cifre',
    example: '+45 33 12 34 56',
  },
};

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** What the error about a malformed field says: what was expected, never what was given, which can be personal. */
const expected = (en: string, da: string, example?: string) => ({ params: { expected: en, forventet: da, example } });

const day = z.string().refine(isDay, expected('a day', 'en dag', '2026-08-01'));

/** Nothing given, and a text with nothing in it, stand for none. */
export const orNone = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? null : (value ?? null)), schema.nullable());

/** In a row: a field that is left out says nothing, so what is known stays; null stands for none. */
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

/** The units that an input names, as far as they can be numbers of units. */
export const namedEnheder = (given: readonly unknown[]): string[] =>
  given.flatMap((one) => {
    const { data } = fields.enhed.safeParse(one);
    return data ?? [];
  });

interface Expectation {
  expected: string;
  forventet: string;
  example?: string | undefined;
}

/** What was given as a schema reads it, with its texts cleaned; or what is wrong with it, field by field. */
export function parseFields<T>(
  schema: z.ZodType<T>,
  given: unknown,
  path: string[],
): { value: T } | { value: undefined; problems: Problem[] } {
  const { success, data, error } = schema.safeParse(cleanTexts(given));
  if (success) return { value: data };
  const problems = error.issues.map((issue) => {
    const where = issue.path.map(String);
    const field = where.at(-1) ?? path.at(-1) ?? '';
    return problem('FIELD_MALFORMED', [...path, ...where], { field, ...expectationOf(issue) });
  });
  return { value: undefined, problems };
}

/** Texts of our own: the validator's can repeat what was given. */
function expectationOf(issue: z.core.$ZodIssue): Expectation {
  switch (issue.code) {
    case 'custom':
      return { ...another, ...issue.params };
    case 'invalid_type':
      return typeExpectations[issue.expected] ?? { expected: issue.expected, forventet: issue.expected };
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'unrecognized_keys':
      return { expected: 'only the fields that are described', forventet: 'kun de felter, der er beskrevet' };
    case 'too_big':
      return { expected: `at most ${issue.maximum}`, forventet: `højst ${issue.maximum}` };
    case 'too_small':
      return { expected: `at least ${issue.minimum}`, forventet: `mindst ${issue.minimum}` };
    case 'invalid_union':
      return { expected: 'a row of a known type', forventet: 'en række af en kendt type', example: 'barn' };
    default:
      return another;
  }
}

const another: Expectation = { expected: 'another form', forventet: 'en anden form' };

const typeExpectations: Record<string, Expectation> = {
  string: { expected: 'text', forventet: 'tekst' },
  boolean: { expected: 'true or false', forventet: 'true eller false' },
  int: { expected: 'a whole number', forventet: 'et helt tal' },
  number: { expected: 'a number', forventet: 'et tal' },
  array: { expected: 'a list', forventet: 'en liste' },
  object: { expected: 'an object', forventet: 'et objekt' },
};

const oneOf = (values: string[]): Expectation => ({
  expected: `one of ${values.join(', ')}`,
  forventet: `en af ${values.join(', ')}`,
  ...(values[0] !== undefined && { example: values[0] }),
});

type Required<T> = { [F in keyof T as undefined extends T[F] ? never : F]: T[F] };
type Optional<T> = { [F in keyof T as undefined extends T[F] ? F : never]?: Exclude<T[F], undefined> };

/** The fields that are given: one that was left out must not take the place of what is known. */
export const spokenOf = <T extends object>(said: T): Required<T> & Optional<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Required<T> & Optional<T>;

/**
 * What a CPR number is. `erstatning`: letters in positions 7 to 9, the day as it is or + 60; STIL lets those have one who
 * cannot get a CPR number (STIL, pages 24838200 and 2917071). `pseudo`: day + 60 and digits, for test persons here.
 */
export type CprKind = 'cpr' | 'erstatning' | 'pseudo';

/** Ten characters without hyphen or spaces. */
export const normalCpr = (given: string): string => given.replace(/[\s-]/g, '').toUpperCase();

interface Parts {
  day: number;
  month: string;
  year: number;
  serial: string;
}

/** Null for what cannot be one. The check digit says nothing any more: numbers without it are issued since 2007. */
export function cprKind(cpr: string): CprKind | null {
  const parts = partsOf(cpr);
  if (!parts || birthdaysOf(parts).length === 0) return null;
  if (/[A-Z]/.test(parts.serial)) return 'erstatning';
  return parts.day > 60 ? 'pseudo' : 'cpr';
}

/** Whether a day may be the birthday that a number stands for. */
export function bornOn(cpr: string, day: string): boolean {
  const parts = partsOf(cpr);
  return parts !== null && birthdaysOf(parts).includes(day);
}

function partsOf(cpr: string): Parts | null {
  const [, day = '', month = '', year = '', serial = ''] =
    /^(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(0[1-9]|1[0-2])(\d\d)(\d{4}|[A-Z]{3}\d)$/.exec(cpr) ?? [];
  return serial === '' ? null : { day: Number(day), month, year: Number(year), serial };
}

/** The days of the calendar that a number can stand for: without the seventh digit its century is not known. */
function birthdaysOf({ day, month, year, serial }: Parts): string[] {
  const born = String(day > 60 ? day - 60 : day).padStart(2, '0');
  const centuries = /^\d/.test(serial) ? [centuryOf(Number(serial[0]), year)] : [1900, 2000];
  return centuries.map((century) => `${century + year}-${month}-${born}`).filter(isDay);
}

/** The table of the seventh digit (CPR-kontoret, "Personnummeret i CPR"). */
function centuryOf(seventh: number, year: number): number {
  if (seventh < 4) return 1900;
  if (seventh === 4 || seventh === 9) return year < 37 ? 2000 : 1900;
  return year < 58 ? 2000 : 1800;
}

/** Numbers that can be somebody's, each once, as they are compared. */
export const cprNumre = (given: Iterable<string | null | undefined>): string[] => [
  ...new Set([...given].map((cpr) => normalCpr(cpr ?? '')).filter((cpr) => cprKind(cpr) !== null)),
];
