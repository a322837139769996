import { cut, fill } from '../../common/errors/fill.ts';
import { fileTexts } from '../../common/files/file-texts.ts';
import type { Finding } from '../../common/files/load-findings.ts';
import type { Breach } from '../regel/regler.ts';

/** Something about one line of a file. */
export interface FileFinding extends Finding {
  line: number;
  /** As the file's header spells it. */
  column: string | null;
  /** The offending value, cut to 60 characters. */
  value: string | null;
}

export const refusalAt = (line: number, code: RefusalCode, details: Details = {}): FileFinding =>
  finding(line, code, refusalCodes[code], details);

export const remarkAt = (line: number, code: RemarkCode, details: Details = {}): FileFinding =>
  finding(line, code, remarkCodes[code], details);

/** A broken rule; `column` is the header's name of the field. */
export function ruleFinding(line: number, { code, da, en, example, value }: Breach, column: string): FileFinding {
  return finding(line, code, { da, en }, { column, value: value ?? undefined, example: example ?? undefined });
}

function finding(line: number, code: string, text: { da: string; en: string }, details: Details): FileFinding {
  const { column = null, example = null } = details;
  const value = details.value === undefined ? null : cut(details.value);
  return { code, line, column, value, en: fill(text.en, details), da: fill(text.da, details), example };
}

/** What a text is filled in with, and where the finding is. */
export type Details = { column?: string; value?: string; example?: string; other?: number; expected?: string };

/**
 * Why a row, or the file, is not stored: a stable code with its text in English and Danish. `{name}` is filled in from
 * the details of the one finding.
 */
export const refusalCodes = {
  FILE_EMPTY: {
    en: 'The file is empty; it has not even a header line.',
    da: 'Filen er tom; den har ikke engang en overskriftslinje.',
  },
  FILE_IS_HTML: {
    en: 'The file is a web page, not CSV. Download the export itself.',
    da: 'Filen er en webside, ikke CSV. Hent selve eksporten.',
  },
  FILE_NOT_UTF8: fileTexts.notUtf8,
  FILE_NOT_SEMICOLONS: fileTexts.notSemicolons,
  FILE_NOT_CSV: {
    en: 'From this line on the file cannot be read as semicolon separated rows ({expected}).',
    da: 'Fra denne linje kan filen ikke læses som rækker adskilt med semikolon ({expected}).',
  },
  FILE_QUOTE_OPEN: {
    en: 'A cell begins with a quotation mark that is never closed; the rest of the file cannot be read.',
    da: 'Et felt begynder med et anførselstegn, der aldrig afsluttes; resten af filen kan ikke læses.',
  },
  HEADER_UNKNOWN: {
    en: "The header is not that of one of the register's four exports: no column tells which it is.",
    da: 'Overskriften hører ikke til en af registrets fire eksporter: ingen kolonne viser hvilken.',
  },
  CPR_NOT_HERE: {
    en: 'This looks like a CPR number, which must not stand here: the register is public.',
    da: 'Dette ligner et CPR-nummer, som ikke må stå her: registret er offentligt.',
  },
  COLUMN_MISSING: {
    en: 'The column {column} is missing.',
    da: 'Kolonnen {column} mangler.',
  },
  COLUMN_TWICE: {
    en: 'The column stands twice: {expected}.',
    da: 'Kolonnen står to gange: {expected}.',
  },
  CELLS_WRONG: {
    en: 'The line has {value} cells; the header has {expected}.',
    da: 'Linjen har {value} felter; overskriften har {expected}.',
  },
  DAGTILBUDSTYPE_UNKNOWN: {
    en: 'This is not a dagtilbudsType; it is daginstitution, anvisningsenhed or alternativAdresse.',
    da: 'Det er ikke en dagtilbudsType; den er daginstitution, anvisningsenhed eller alternativAdresse.',
  },
  NUMMER_MALFORMED: {
    en: 'This is not an institution number; it is one letter and five digits.',
    da: 'Det er ikke et institutionsnummer; det er ét bogstav og fem cifre.',
  },
  NUMMER_TWICE: {
    en: 'The number stands also on line {other}.',
    da: 'Nummeret står også på linje {other}.',
  },
  PARENT_NOT_FOUND: {
    en: 'No {expected} with this number is in the file or the register.',
    da: 'Ingen {expected} med dette nummer findes i filen eller registret.',
  },
  NAVN_EMPTY: {
    en: 'The name is empty.',
    da: 'Navnet er tomt.',
  },
  VALUE_EMPTY: {
    en: 'This must not be empty.',
    da: 'Feltet må ikke være tomt.',
  },
  VALUE_UNREADABLE: {
    en: 'The value holds a NUL character, which no text may hold.',
    da: 'Værdien indeholder et NUL-tegn, som ingen tekst må indeholde.',
  },
  KODE_UNKNOWN: {
    en: 'This is not in the code table {expected}.',
    da: 'Værdien findes ikke i kodetabellen {expected}.',
  },
  KOMMUNEKODE_UNKNOWN: {
    en: 'This is not a Danish municipality.',
    da: 'Det er ikke en dansk kommune.',
  },
  COORDINATE_MALFORMED: {
    en: 'The coordinate is not a number.',
    da: 'Koordinaten er ikke et tal.',
  },
} as const;

export type RefusalCode = keyof typeof refusalCodes;

/** What is stored although it looks wrong, and seen only in the file; the rules about what is stored are in `regel`. */
export const remarkCodes = {
  FILE_WITHOUT_ROWS: {
    en: 'The file has a header but no rows.',
    da: 'Filen har en overskrift, men ingen rækker.',
  },
  FILE_ENDS_IN_A_ROW: {
    en: 'The last row does not end its line; the file may have been cut short.',
    da: 'Den sidste række afslutter ikke sin linje; filen kan være blevet afkortet.',
  },
  COLUMN_UNKNOWN: {
    en: 'The column is not known and was not read.',
    da: 'Kolonnen kendes ikke og blev ikke læst.',
  },
} as const;

type RemarkCode = keyof typeof remarkCodes;
