import { z } from 'zod';
import { koder } from '../unilogin/koder.ts';
import { fields, orNone } from './fields.ts';
import type { PersonFields } from './tilknytning-row.ts';
import { optionalToken, token } from './token.ts';

const telefon = z.strictObject({ nummer: fields.telefonnummer, beskyttet: z.boolean() });

const adresse = z.strictObject({
  vejOgNummer: optionalToken(200),
  postNummer: optionalToken(20),
  byNavn: optionalToken(100),
  landekode: optionalToken(2),
  kommuneKode: orNone(fields.kommuneKode),
});

/** What a source says of a person. The order is the one that is stored. A CPR number is looked at by the vault. */
export const personSchema = z.strictObject({
  cpr: z.preprocess((value) => value ?? '', z.string().max(20)),
  fornavn: token(100),
  efternavn: token(100),
  foedselsdato: orNone(fields.day),
  koen: orNone(z.enum(koder.gender.values)),
  email: orNone(fields.email),
  fotoId: optionalToken(100),
  beskyttet: z.boolean(),
  aliasFornavn: optionalToken(100),
  aliasEfternavn: optionalToken(100),
  adresse: orNone(adresse),
  hjemmetelefon: orNone(telefon),
  arbejdstelefon: orNone(telefon),
  mobiltelefon: orNone(telefon),
}) satisfies z.ZodType<PersonFields>;
