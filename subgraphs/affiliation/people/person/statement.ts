import { spokenOf } from '../../core/input/fields.ts';
import { isSameNumber, phoneFields, type SourceWord } from '../../core/input/person-fields.ts';
import type { PersonFields, Telefon } from '../../import/tilknytning-row.ts';

type Said<T> = { readonly [F in keyof T]?: T[F] | undefined };
type TelefonSaid = { readonly nummer?: string | null | undefined; readonly beskyttet?: boolean | undefined };
type Adresse = NonNullable<PersonFields['adresse']>;

/**
 * What a row or an input says of a person, beside the CPR number. A field that is left out is not spoken of, and stays
 * as the source said it; null takes its word back. So it is with the parts of an address or telephone number.
 */
export type Statement = Said<Omit<SourceWord, 'adresse' | (typeof phoneFields)[number]>> & {
  readonly [F in (typeof phoneFields)[number]]?: TelefonSaid | null | undefined;
} & { readonly adresse?: Said<Adresse> | null | undefined };

/** The same with the number, '' when none is given. */
export type PersonStatement = Statement & { readonly cpr: string };

const noAdresse: Adresse = { vejOgNummer: null, postNummer: null, byNavn: null, landekode: null, kommuneKode: null };

/** What a source has said in all, when it says more. Of a person or number that is protected it cannot take that back. */
export function merged(before: SourceWord, said: Statement, isProtected: boolean): SourceWord {
  const { adresse, hjemmetelefon, arbejdstelefon, mobiltelefon, ...fields } = said;
  const beskyttet = before.beskyttet || said.beskyttet === true;
  const alias = (field: 'aliasFornavn' | 'aliasEfternavn') =>
    said[field] === undefined || (said[field] === null && (isProtected || beskyttet)) ? before[field] : said[field];
  return {
    ...before,
    ...spokenOf(fields),
    ...{ beskyttet, aliasFornavn: alias('aliasFornavn'), aliasEfternavn: alias('aliasEfternavn') },
    adresse: mergedAdresse(before.adresse, adresse),
    hjemmetelefon: mergedTelefon(before.hjemmetelefon, hjemmetelefon),
    arbejdstelefon: mergedTelefon(before.arbejdstelefon, arbejdstelefon),
    mobiltelefon: mergedTelefon(before.mobiltelefon, mobiltelefon),
  };
}

function mergedAdresse(before: Adresse | null, said: Statement['adresse']): Adresse | null {
  if (said === undefined) return before;
  if (said === null) return null;
  const adresse = { ...noAdresse, ...before, ...spokenOf(said) };
  return Object.values(adresse).every((part) => part === null) ? null : adresse;
}

/** A number without a word on its protection keeps that of the number before: a new number is not less secret. */
function mergedTelefon(before: Telefon | null, said: TelefonSaid | null | undefined): Telefon | null {
  if (said === undefined) return before;
  const nummer = said === null ? null : said.nummer === undefined ? before?.nummer : said.nummer;
  if (nummer == null) return null;
  const telefon = { nummer, beskyttet: said?.beskyttet ?? before?.beskyttet ?? false };
  const stands = before?.beskyttet === true && isSameNumber(before, telefon);
  return stands ? { ...telefon, beskyttet: true } : telefon;
}

/** The fields by which a source takes protection back, which stands all the same. */
export function lifting(before: SourceWord, said: Statement, isProtected: boolean): string[][] {
  const after = merged(before, said, isProtected);
  const alias = (['aliasFornavn', 'aliasEfternavn'] as const).filter(
    (field) => said[field] === null && after[field] !== null,
  );
  const telefoner = phoneFields.filter((field) => said[field]?.beskyttet === false && after[field]?.beskyttet);
  return [
    ...(said.beskyttet === false && before.beskyttet ? [['beskyttet']] : []),
    ...alias.map((field) => [field]),
    ...telefoner.map((field) => [field, 'beskyttet']),
  ];
}

/** The fields that take protection back, whether it stood or not: of a person of whom the answer may say nothing. */
export function takingBack(said: Statement): string[][] {
  const alias = (['aliasFornavn', 'aliasEfternavn'] as const).filter((field) => said[field] === null);
  const telefoner = phoneFields.filter((field) => said[field]?.beskyttet === false);
  return [
    ...(said.beskyttet === false ? [['beskyttet']] : []),
    ...alias.map((field) => [field]),
    ...telefoner.map((field) => [field, 'beskyttet']),
  ];
}

/** What of a later word protects more than an earlier one did: it is taken although it comes later. */
export function strengthening(before: SourceWord, said: Statement, later: readonly (keyof Statement)[]): Statement {
  const alias = (['aliasFornavn', 'aliasEfternavn'] as const).filter((field) => before[field] === null);
  const telefoner = phoneFields.filter((field) => {
    const [known, given] = [before[field], said[field]];
    if (!known || given?.beskyttet !== true) return false;
    return given.nummer == null || isSameNumber(known, { ...known, nummer: given.nummer });
  });
  const words: Statement = {
    ...(said.beskyttet === true && { beskyttet: true }),
    ...Object.fromEntries(alias.flatMap((field) => (said[field] == null ? [] : [[field, said[field]]]))),
    ...Object.fromEntries(telefoner.map((field) => [field, { beskyttet: true }])),
  };
  return Object.fromEntries(Object.entries(words).filter(([field]) => later.includes(field as keyof Statement)));
}
