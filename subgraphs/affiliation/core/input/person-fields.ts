import type { PersonFields, Telefon } from '../../import/tilknytning-row.ts';
import type { Content } from '../change/slags.ts';

/** What one source system says of a person; the CPR number is kept apart. */
export type Oplysning = Omit<PersonFields, 'cpr'>;

/** What each source says, by its name. */
export type Oplysninger = Record<string, Oplysning>;

/** Address and telephone numbers, as the column `kontakt` holds them. */
export type Kontaktoplysninger = Pick<Oplysning, 'adresse' | 'hjemmetelefon' | 'arbejdstelefon' | 'mobiltelefon'>;

export const parseOplysninger = (column: string): Oplysninger => JSON.parse(column) as Oplysninger;

type Effective = Omit<Content['person'], 'kommuneKode' | 'cprIndex' | 'cprCipher' | 'cprNoegle'>;

/** What protects a person by now, whatever the sources say. */
export type Beskyttelse = Pick<Content['person'], 'beskyttet' | 'aliasFornavn' | 'aliasEfternavn'>;

const unprotected: Beskyttelse = { beskyttet: false, aliasFornavn: null, aliasEfternavn: null };

/**
 * What holds where sources differ: field by field the first source, in the order given, that says anything. Protection
 * holds when any source says so, and stands until it is lifted: the doubt is the person's. So does the alias with it.
 */
export function effective(oplysninger: Oplysninger, order: readonly string[], held = unprotected): Effective {
  const sources = order.flatMap((kilde) => oplysninger[kilde] ?? []);
  const first = <F extends keyof Oplysning>(field: F): Oplysning[F] | null =>
    sources.find((source) => source[field] !== null && source[field] !== '')?.[field] ?? null;
  const beskyttet = held.beskyttet || sources.some((source) => source.beskyttet);
  const alias = (field: 'aliasFornavn' | 'aliasEfternavn') => first(field) ?? (beskyttet ? held[field] : null);
  const telefon = (field: (typeof telefonfelter)[number]) => withProtection(first(field), sources);
  const kontakt: Kontaktoplysninger = {
    adresse: first('adresse'),
    hjemmetelefon: telefon('hjemmetelefon'),
    arbejdstelefon: telefon('arbejdstelefon'),
    mobiltelefon: telefon('mobiltelefon'),
  };
  return {
    fornavn: first('fornavn') ?? '',
    efternavn: first('efternavn') ?? '',
    foedselsdato: first('foedselsdato'),
    koen: first('koen'),
    email: first('email'),
    fotoId: first('fotoId'),
    beskyttet,
    aliasFornavn: alias('aliasFornavn'),
    aliasEfternavn: alias('aliasEfternavn'),
    kontakt: JSON.stringify(kontakt),
    oplysninger: JSON.stringify(oplysninger),
    antalKilder: sources.length,
  };
}

/** A number is protected when any source says so of it, under whatever name. */
function withProtection(telefon: Telefon | null, sources: readonly Oplysning[]): Telefon | null {
  if (telefon === null) return null;
  const told = sources.flatMap((source) => telefonfelter.flatMap((field) => source[field] ?? []));
  return { ...telefon, beskyttet: told.some((one) => one.beskyttet && isSameNumber(one, telefon)) };
}

/** The telephone numbers of a person. */
export const telefonfelter = ['hjemmetelefon', 'arbejdstelefon', 'mobiltelefon'] as const;

/** A Danish number has eight digits, whatever stands before it. */
const digitsOf = ({ nummer }: Telefon): string => nummer.replace(/\D/g, '').slice(-8);

/** Whether two ways of writing mean the same number. */
export const isSameNumber = (a: Telefon, b: Telefon): boolean => digitsOf(a) === digitsOf(b);
