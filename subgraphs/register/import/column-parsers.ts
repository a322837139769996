import { institutionNumberPattern, normalKommunekode } from '../../common/parse/identifiers.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';
import { fold } from '../../common/text/fold.ts';
import { type Column, fieldOf, type Holds, type Niveau } from '../dagtilbud/fields.ts';
import type { Kodebog, Liste } from '../kodeliste/kodebog.ts';
import type { Details, RefusalCode } from './file-findings.ts';
import type { FileColumn } from './read-header.ts';

/** How a column is read: as the code, or the value, itself, and as the code's text where a file has only that. */
export interface ColumnParser {
  code: ParseCell;
  tekst?: ParseCell;
}

export function columnParsers(kodebog: Kodebog): Readonly<Record<FileColumn, ColumnParser>> {
  const parsers = parsersByContent(kodebog);
  const ofFields = Object.entries(fieldOf).map(([column, { holds }]) => [column, parsers[holds]]);
  return {
    ...(Object.fromEntries(ofFields) as Record<Column, ColumnParser>),
    dagtilbudsType: { code: dagtilbudsType },
    alternativAdresseNummer: parsers.nummer,
  };
}

function parsersByContent(kodebog: Kodebog): Record<Holds, ColumnParser> {
  const { koder, kommuner, status } = codedParsers(kodebog);
  return {
    text: { code: optional(text) },
    freeText: { code: optional(freeText) },
    coordinate: { code: optional(coordinate) },
    nummer: { code: nummer },
    navn: { code: required(freeText, 'NAVN_EMPTY', 'Børnehuset Solstrålen') },
    status: { code: status, tekst: status },
    kommune: optionally(kommuner),
    ejerform: optionally(koder('ejerform')),
    lovgrundlag: optionally(koder('lovgrundlag')),
    institutionstype: optionally(koder('institutionstype')),
  };
}

const optionally = ({ code, tekst }: Required<ColumnParser>): ColumnParser => ({
  code: optional(code),
  tekst: optional(tekst),
});

function codedParsers(kodebog: Kodebog) {
  const koder = (liste: Liste) => {
    const all = kodebog.koder(liste);
    const example = all.slice(0, 3).map(({ kode, tekst }) => (kode === tekst ? kode : `${kode} (${tekst})`));
    return parsersOf(
      (value) => (kodebog.has(liste, value) ? value : null),
      codeOfText.kode(all),
      (refuse) => refuse('KODE_UNKNOWN', { expected: liste, example: example.join(', ') }),
    );
  };
  const kommuner = parsersOf(
    (value) => kodebog.kommune(normalKommunekode(value))?.kode ?? null,
    codeOfText.kommune(kodebog.kommuner()),
    (refuse) => refuse('KOMMUNEKODE_UNKNOWN', { example: '101 (København)' }),
  );
  return { koder, kommuner, status: required(koder('aktivitetsstatus').tekst, 'VALUE_EMPTY', 'Aktiv') };
}

type Find = (value: string) => string | null;

function parsersOf(byCode: Find, byText: Find, unknown: (refuse: Parameters<ParseCell>[1]) => null) {
  const parser =
    (find: Find): ParseCell =>
    (value, refuse) =>
      find(value) ?? unknown(refuse);
  return { code: parser(byCode), tekst: parser(byText) };
}

/** Finds a code by its text, both brought to the form that `normal` gives them. */
function finder(koder: readonly { kode: string; tekst: string }[], normal: (text: string) => string) {
  const byText = new Map(koder.map(({ kode, tekst }) => [normal(tekst), kode]));
  return (text: string): string | null => byText.get(normal(text)) ?? null;
}

const codeOfText = {
  /** Case and punctuation do not count, nor does the last e: the register writes both "Private" and "Privat". */
  kode: (koder: readonly { kode: string; tekst: string }[]) => finder(koder, (text) => fold(text).replace(/e$/, '')),

  /** "Vesthimmerland", "Vesthimmerlands" and "Vesthimmerlands Kommune" are one; so are "Aarhus" and "Århus". */
  kommune: (kommuner: readonly { kode: string; navn: string }[]) =>
    finder(
      kommuner.map(({ kode, navn }) => ({ kode, tekst: navn })),
      (text) =>
        fold(text)
          .replace(/ (regions)?kommune$/, '')
          .replace(/s$/, ''),
    ),
};

export type CellValue = string | number | null;

/** Reports why a cell is refused; returns null, so that a parser can end with it. */
export type Refuse = (code: RefusalCode, details?: Details) => null;

/** Brings a cell to its stored value. Null when it is empty or refused. */
export type ParseCell = (text: string, refuse: Refuse) => CellValue;

/** An empty cell clears the value. */
const optional =
  (parse: ParseCell): ParseCell =>
  (text, refuse) =>
    text === '' ? null : parse(text, refuse);

const required =
  (parse: ParseCell, code: RefusalCode, example: string): ParseCell =>
  (text, refuse) =>
    text === '' ? refuse(code, { example }) : parse(text, refuse);

const text: ParseCell = (text) => text;

/** The register is public: a CPR number in a name is not stored, and not repeated. */
const freeText: ParseCell = (text, refuse) => (holdsCpr(text) ? refuse('CPR_NOT_HERE', { value: '…' }) : text);

const nummer: ParseCell = (text, refuse) => {
  const nummer = text.toUpperCase();
  return institutionNumberPattern.test(nummer) ? nummer : refuse('NUMMER_MALFORMED', { example: 'G10431' });
};

/** The register writes a decimal comma; readers of it write a point. */
const coordinate: ParseCell = (text, refuse) =>
  /^-?\d+([.,]\d+)?$/.test(text)
    ? Number(text.replace(',', '.'))
    : refuse('COORDINATE_MALFORMED', { example: '56,17012' });

const niveauOf: Record<string, Niveau> = {
  daginstitution: 'daginstitution',
  anvisningsenhed: 'anvisningsenhed',
  alternativadresse: 'alternativAdresse',
};

/** How the combined export writes the third level is not known for certain, so spaces and case do not count. */
const dagtilbudsType: ParseCell = (text, refuse) =>
  niveauOf[fold(text).replaceAll(' ', '')] ?? refuse('DAGTILBUDSTYPE_UNKNOWN', { example: 'anvisningsenhed' });

export const parseCell = { required, nummer };
