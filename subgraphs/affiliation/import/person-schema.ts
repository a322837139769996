import { z } from 'zod';
import type { PersonUdsagn } from '../person/udsagn.ts';
import { koder } from '../unilogin/koder.ts';
import { documentText, optionalDocumentText } from './document-text.ts';
import { fields, mayBeLeft } from './fields.ts';

/** Null takes the word back: no. */
const beskyttet = z.preprocess((value) => (value === null ? false : value), z.boolean().optional());

const telefon = z.strictObject({ nummer: mayBeLeft(documentText('telefonnummer')), beskyttet });

const adresse = z.strictObject({
  vejOgNummer: optionalDocumentText('vejOgNummer'),
  postNummer: optionalDocumentText('postNummer'),
  byNavn: optionalDocumentText('byNavn'),
  // Sources write "dk" as well; Unilogin's list has capitals.
  landekode: z.preprocess(
    (value) => (typeof value === 'string' ? value.toUpperCase() : value),
    optionalDocumentText('landekode'),
  ),
  kommuneKode: mayBeLeft(fields.kommuneKode),
});

/** What a source says of a person. A CPR number is looked at by the vault. */
export const personSchema = z.strictObject({
  cpr: z.preprocess((value) => value ?? '', z.string().max(20)),
  fornavn: documentText('navn'),
  efternavn: documentText('navn'),
  foedselsdato: mayBeLeft(fields.day),
  koen: mayBeLeft(z.enum(koder.gender.values)),
  email: mayBeLeft(fields.email),
  fotoId: optionalDocumentText('fotoId'),
  beskyttet,
  aliasFornavn: optionalDocumentText('navn'),
  aliasEfternavn: optionalDocumentText('navn'),
  adresse: mayBeLeft(adresse),
  hjemmetelefon: mayBeLeft(telefon),
  arbejdstelefon: mayBeLeft(telefon),
  mobiltelefon: mayBeLeft(telefon),
}) satisfies z.ZodType<PersonUdsagn>;
