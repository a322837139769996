import { z } from 'zod';
import { koder } from '../unilogin/koder.ts';
import { documentText, optionalDocumentText } from './document-text.ts';
import { fields, orNone } from './fields.ts';
import type { PersonFields } from './tilknytning-row.ts';

const telefon = z.strictObject({ nummer: documentText('telefonnummer'), beskyttet: z.boolean() });

const adresse = z.strictObject({
  vejOgNummer: optionalDocumentText('vejOgNummer'),
  postNummer: optionalDocumentText('postNummer'),
  byNavn: optionalDocumentText('byNavn'),
  // Sources write "dk" as well; Unilogin's list has capitals.
  landekode: z.preprocess(
    (value) => (typeof value === 'string' ? value.toUpperCase() : value),
    optionalDocumentText('landekode'),
  ),
  kommuneKode: orNone(fields.kommuneKode),
});

/** What a source says of a person. The order is the one that is stored. A CPR number is looked at by the vault. */
export const personSchema = z.strictObject({
  cpr: z.preprocess((value) => value ?? '', z.string().max(20)),
  fornavn: documentText('navn'),
  efternavn: documentText('navn'),
  foedselsdato: orNone(fields.day),
  koen: orNone(z.enum(koder.gender.values)),
  email: orNone(fields.email),
  fotoId: optionalDocumentText('fotoId'),
  beskyttet: z.boolean(),
  aliasFornavn: optionalDocumentText('navn'),
  aliasEfternavn: optionalDocumentText('navn'),
  adresse: orNone(adresse),
  hjemmetelefon: orNone(telefon),
  arbejdstelefon: orNone(telefon),
  mobiltelefon: orNone(telefon),
}) satisfies z.ZodType<PersonFields>;
