import type { Content } from '../change/slags.ts';
import type { PersonFields } from '../import/tilknytning-row.ts';

/** What one source system says of a person; the CPR number is kept apart. */
export type Oplysning = Omit<PersonFields, 'cpr'>;

/** What each source says, by its name. */
export type Oplysninger = Record<string, Oplysning>;

/** Address and telephone numbers, as the column `kontakt` holds them. */
export type Kontaktoplysninger = Pick<Oplysning, 'adresse' | 'hjemmetelefon' | 'arbejdstelefon' | 'mobiltelefon'>;

export const parseOplysninger = (column: string): Oplysninger => JSON.parse(column) as Oplysninger;

type Effective = Omit<Content['person'], 'kommuneKode' | 'cprIndex' | 'cprCipher' | 'cprNoegle'>;

/**
 * What holds where sources differ: field by field the first source, in the order given, that says anything. Protection
 * holds when any source says so: the doubt is the person's.
 */
export function effective(oplysninger: Oplysninger, order: readonly string[]): Effective {
  const sources = order.flatMap((kilde) => oplysninger[kilde] ?? []);
  const first = <F extends keyof Oplysning>(field: F): Oplysning[F] | null =>
    sources.find((source) => source[field] !== null && source[field] !== '')?.[field] ?? null;
  const kontakt: Kontaktoplysninger = {
    adresse: first('adresse'),
    hjemmetelefon: first('hjemmetelefon'),
    arbejdstelefon: first('arbejdstelefon'),
    mobiltelefon: first('mobiltelefon'),
  };
  return {
    fornavn: first('fornavn') ?? '',
    efternavn: first('efternavn') ?? '',
    foedselsdato: first('foedselsdato'),
    koen: first('koen'),
    email: first('email'),
    fotoId: first('fotoId'),
    beskyttet: sources.some(({ beskyttet }) => beskyttet),
    aliasFornavn: first('aliasFornavn'),
    aliasEfternavn: first('aliasEfternavn'),
    kontakt: JSON.stringify(kontakt),
    oplysninger: JSON.stringify(oplysninger),
    antalKilder: sources.length,
  };
}
