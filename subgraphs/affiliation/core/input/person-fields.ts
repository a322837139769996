import { z } from 'zod';
import type { ColumnType } from '../../../common/database/sql.ts';
import type { PersonFields, Telefon } from '../../import/tilknytning-row.ts';
import { koder } from '../../unilogin/koder.ts';
import type { Content } from '../change/object-kinds.ts';
import { documentText, fields, mayBeLeft, optionalDocumentText } from './fields.ts';

/** What one source system says of a person; the CPR number is kept apart. */
export type SourceWord = Omit<PersonFields, 'cpr'>;

/** What each source says, by its name. */
export type SourceWords = Record<string, SourceWord>;

/** Address and telephone numbers, as the column `kontakt` holds them. */
export type ContactDetails = Pick<SourceWord, 'adresse' | (typeof phoneFields)[number]>;

/** The telephone numbers of a person. */
export const phoneFields = ['hjemmetelefon', 'arbejdstelefon', 'mobiltelefon'] as const;

/** A field of a person: how it is read, what it is in files, and where it is kept. */
export interface PersonField {
  /** How every door reads it. */
  form: z.ZodType;
  /** What stands there while no source says anything of it. */
  none: '' | null | false;
  /** The column that holds it beside others, as JSON; otherwise it has one of its own name. */
  column?: 'kontakt';
  /** What the schema shows it as, where that has another name. */
  shownAs?: string;
  /** It is stored in plain for a protected person, too: it gives nobody's name away. */
  staysPlain?: true;
  /** Its parts, by their columns in flat files; one without parts has a column of its own name there. */
  files?: Readonly<Record<string, string>>;
}

/** Null takes the protection back. */
const beskyttet = z.preprocess((value) => (value === null ? false : value), z.boolean().optional());

const telefon = mayBeLeft(z.strictObject({ nummer: mayBeLeft(documentText('telefonnummer')), beskyttet }));

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

const adresseColumns = {
  ...{ vejOgNummer: 'vejOgNummer', postNummer: 'postNummer', byNavn: 'byNavn', landekode: 'landekode' },
  bopaelskommune: 'kommuneKode',
};

/**
 * Every field of a person that sources tell of, in the order in which a source's word is stored. Columns, sealing, erasing,
 * diffs, rows and flat files go by this table; what a document carries of it has its facets in unilogin/document.ts.
 */
export const personFields = {
  fornavn: { form: documentText('navn'), none: '' },
  efternavn: { form: documentText('navn'), none: '' },
  foedselsdato: { form: mayBeLeft(fields.day), none: null },
  koen: { form: mayBeLeft(z.enum(koder.gender.values)), none: null },
  email: { form: mayBeLeft(fields.email), none: null },
  fotoId: { form: optionalDocumentText('fotoId'), none: null },
  beskyttet: { form: beskyttet, none: false, staysPlain: true },
  aliasFornavn: { form: optionalDocumentText('navn'), none: null, shownAs: 'alias' },
  aliasEfternavn: { form: optionalDocumentText('navn'), none: null, shownAs: 'alias' },
  adresse: { form: mayBeLeft(adresse), none: null, column: 'kontakt', files: adresseColumns },
  hjemmetelefon: {
    ...{ form: telefon, none: null, column: 'kontakt' },
    files: { hjemmetelefon: 'nummer', hjemmetelefonBeskyttet: 'beskyttet' },
  },
  arbejdstelefon: {
    ...{ form: telefon, none: null, column: 'kontakt' },
    files: { arbejdstelefon: 'nummer', arbejdstelefonBeskyttet: 'beskyttet' },
  },
  mobiltelefon: {
    ...{ form: telefon, none: null, column: 'kontakt' },
    files: { mobiltelefon: 'nummer', mobiltelefonBeskyttet: 'beskyttet' },
  },
} as const satisfies Record<keyof SourceWord, PersonField>;

type Table = typeof personFields;
type Field = keyof Table;

/** The columns that hold what sources say of a person. */
type PersonColumn = { [F in Field]: Table[F] extends { column: infer C } ? C : F }[Field] | 'sourceWords';

/** Those that are sealed for a protected person. */
export type SealedColumn = Exclude<
  PersonColumn,
  { [F in Field]: Table[F] extends { staysPlain: true } ? F : never }[Field]
>;

interface ColumnEntry {
  type: ColumnType;
  /** What stands there when nothing of it may stay. */
  blank: string | null | false;
  staysPlain: boolean;
  /** The fields of the schema that it holds. */
  shows: string[];
}

/** How those columns are kept, in the datamodel's order. */
export const personColumns = columnEntries();

function columnEntries(): Readonly<Record<PersonColumn, ColumnEntry>> {
  const entries = new Map<string, ColumnEntry>();
  for (const [field, entry] of Object.entries<PersonField>(personFields)) {
    const { none, column = field, shownAs = field, staysPlain = false } = entry;
    const [type, blank] = [none === false ? 'BOOLEAN' : 'TEXT', entry.column ? '{}' : none] as const;
    entries.set(column, { type, blank, staysPlain, shows: [...(entries.get(column)?.shows ?? []), shownAs] });
  }
  entries.set('sourceWords', { type: 'TEXT', blank: '{}', staysPlain: false, shows: ['kilder'] });
  return Object.fromEntries(entries) as Record<PersonColumn, ColumnEntry>;
}

/** What a source counts as having said of a person before it says anything. */
export const nothingSaid = eachOf(personFields, ({ none }) => none) as unknown as SourceWord;

/** How a row or an input gives what it says. */
export const personForms = eachOf(personFields, ({ form }) => form) as { [F in Field]: Table[F]['form'] };

/** The same keys, with something of each entry. */
export function eachOf<K extends string, E, V>(table: Readonly<Record<K, E>>, of: (entry: E) => V): Record<K, V> {
  return Object.fromEntries(Object.entries<E>(table).map(([key, entry]) => [key, of(entry)])) as Record<K, V>;
}

export const parseWords = (column: string): SourceWords => JSON.parse(column) as SourceWords;

type Effective = Omit<Content['person'], 'kommuneKode' | 'cprIndex' | 'cprCipher' | 'cprNoegle'>;

/** What protects a person by now, whatever the sources say. */
export type Protection = Pick<Content['person'], 'beskyttet' | 'aliasFornavn' | 'aliasEfternavn'>;

const unprotected: Protection = { beskyttet: false, aliasFornavn: null, aliasEfternavn: null };

/**
 * What holds where sources differ: field by field the first source, in the order given, that says anything. Protection
 * holds when any source says so, and stands until it is lifted: the doubt is the person's. So does the alias with it.
 */
export function effective(sourceWords: SourceWords, order: readonly string[], held = unprotected): Effective {
  const sources = order.flatMap((kilde) => sourceWords[kilde] ?? []);
  const first = <F extends keyof SourceWord>(field: F): SourceWord[F] | null =>
    sources.find((source) => source[field] !== null && source[field] !== '')?.[field] ?? null;
  const beskyttet = held.beskyttet || sources.some((source) => source.beskyttet);
  const alias = (field: 'aliasFornavn' | 'aliasEfternavn') => first(field) ?? (beskyttet ? held[field] : null);
  const telefon = (field: (typeof phoneFields)[number]) => withProtection(first(field), sources);
  const kontakt: ContactDetails = {
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
    sourceWords: JSON.stringify(sourceWords),
    antalKilder: sources.length,
  };
}

/** A number is protected when any source says so of it, under whatever name. */
function withProtection(telefon: Telefon | null, sources: readonly SourceWord[]): Telefon | null {
  if (telefon === null) return null;
  const numbers = sources.flatMap((source) => phoneFields.flatMap((field) => source[field] ?? []));
  return { ...telefon, beskyttet: numbers.some((one) => one.beskyttet && isSameNumber(one, telefon)) };
}

/** A Danish number has eight digits, whatever stands before it. */
const digitsOf = ({ nummer }: Telefon): string => nummer.replace(/\D/g, '').slice(-8);

/** Whether two ways of writing mean the same number. */
export const isSameNumber = (a: Telefon, b: Telefon): boolean => digitsOf(a) === digitsOf(b);
