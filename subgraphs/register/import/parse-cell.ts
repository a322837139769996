import { institutionNumberPattern } from '../../common/parse/institution-number.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';
import { fold } from '../../common/text/fold.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Details, RefusalCode } from './refusal-codes.ts';

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

/** The register is public: a CPR number in a name is not stored, and not told again. */
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

export const parseCell = { optional, required, text, freeText, nummer, coordinate, dagtilbudsType };
