import { z } from 'zod';
import { documentFields, fits, type SimpleType } from '../unilogin/document-fields.ts';
import { anyToken, token } from './token.ts';

type Name = keyof typeof documentFields;

/** A text that the document carries, as its element there takes it: what is stored can be delivered. */
export function documentText(name: Name) {
  const { type, most }: { type: SimpleType; most: number | null } = documentFields[name];
  const text = name === 'telefonnummer' ? anyToken : token;
  return text(most ?? 100).pipe(z.string().refine((one) => fits(type, one), { params: { ...told[name] } }));
}

/** The same where it may be left out, and then is not spoken of; null and blank text stand for none. */
export const optionalDocumentText = (name: Name) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    documentText(name).nullish(),
  );

/** What to tell of a form that is more than a length. */
const told: Partial<Record<Name, { expected: string; forventet: string; example: string }>> = {
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
