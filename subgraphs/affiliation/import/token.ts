import { z } from 'zod';
import { isShowable } from '../../common/text/clean-text.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';

/** Unilogin counts the length of a text in UTF-8 bytes, so æ, ø and å count two (STIL, conventions of its type library). */
const bytesOf = (text: string): number => Buffer.byteLength(text);

const collapse = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Whatever field it has ended up in by mistake: its own is the only one that is sealed. */
const noCpr = { expected: 'a text that is no CPR number', forventet: 'en tekst, der ikke er et CPR-nummer' };

/** A text whose white space does not count (xs:token), 1 to `max` bytes long, without a CPR number in it. */
export const token = (max: number) => anyToken(max).refine((text) => !holdsCpr(text), { params: noCpr });

/** The same where ten digits are something else: a telephone number. */
export const anyToken = (max: number) =>
  z
    .string()
    .transform(collapse)
    .refine((text) => text !== '' && isShowable(text) && bytesOf(text) <= max, {
      params: {
        expected: `text of 1 to ${max} bytes without control characters`,
        forventet: `tekst på 1 til ${max} bytes uden styretegn`,
      },
    });

/** The same where it may be left out, and then is not spoken of; null and blank text stand for none. */
export const optionalToken = (max: number) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), token(max).nullish());
