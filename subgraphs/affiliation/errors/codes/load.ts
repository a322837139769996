import { fileTexts } from '../../../common/files/file-texts.ts';

/** A file that is loaded, whole or row by row. */
export const loadCodes = {
  ROW_NOT_JSON: {
    en: 'The line is not a JSON object.',
    da: 'Linjen er ikke et JSON-objekt.',
    retryable: false,
  },
  ROW_NOT_UTF8: { ...fileTexts.notUtf8, retryable: false },
  FILE_NOT_SEMICOLONS: { ...fileTexts.notSemicolons, retryable: false },
  ROW_CELLS: {
    en: 'The line has {found} cells; the header has {expected}.',
    da: 'Linjen har {found} felter; overskriften har {expected}.',
    retryable: false,
  },
  COLUMN_UNKNOWN: {
    en: 'Column {value} of the first line is not known. The first line holds the names of the columns.',
    da: 'Kolonne {value} i første linje kendes ikke. Første linje indeholder kolonnernes navne.',
    retryable: false,
  },
  COLUMN_MISSING: {
    en: 'The column {value} is missing.',
    da: 'Kolonnen {value} mangler.',
    retryable: false,
  },
  COLUMN_TWICE: {
    en: 'Two columns have the same name.',
    da: 'To kolonner har samme navn.',
    retryable: false,
  },
  FILE_NOT_CSV: {
    en: 'From this line on the file is not CSV: a quote is open, or a line is far too long.',
    da: 'Fra denne linje er filen ikke CSV: et citationstegn er åbent, eller en linje er alt for lang.',
    retryable: false,
  },
  KILDE_LOADING: {
    en: 'The source {value} is being loaded from a file. Nothing was stored; send it again when that is over.',
    da: 'Kilden {value} er ved at blive indlæst fra en fil. Intet er gemt; send det igen, når det er overstået.',
    retryable: true,
  },
  KILDE_MISSING: {
    en: 'Say whose word the file is: --source NAME.',
    da: 'Det skal angives, hvis ord filen er: --source NAVN.',
    retryable: false,
  },
  KILDE_DIFFERS: {
    en: 'The file is from another source than --source says.',
    da: 'Filen er fra en anden kilde, end --source siger.',
    retryable: false,
  },
  ENHED_OF_OTHER_KOMMUNE: {
    en: 'The unit {value} is not one of municipality {kommune}.',
    da: 'Enheden {value} hører ikke til kommune {kommune}.',
    retryable: false,
  },
  MASS_REMOVAL: {
    en: 'At {value} {removed} of {total} would be ended, over the ceiling of {max} %. Confirm it if it is meant.',
    da: 'På {value} ville {removed} af {total} blive afsluttet, over loftet på {max} %. Bekræft det, hvis det er meningen.',
    retryable: false,
  },
  ENDING_HELD: {
    en: 'Nobody is ended at {value} for not being in the file: {other} is refused and does not tell whom it is of.',
    da: 'Ingen afsluttes på {value} for ikke at være i filen: {anden} er afvist og viser ikke, hvem den drejer sig om.',
    retryable: false,
  },
  ENHED_NOT_IN_FILE: {
    en: 'The file has everything of its source, but not the unit {value}, where the source has {total}. They stay unless it is confirmed.',
    da: 'Filen har alt fra sin kilde, men ikke enheden {value}, hvor kilden har {total}. De bliver, medmindre det bekræftes.',
    retryable: false,
  },
  FULL_FILE_EMPTY: {
    en: 'The file is everything of its source, but names no unit: tell whose it is with --kommune CODE.',
    da: 'Filen er alt fra sin kilde, men nævner ingen enhed: angiv hvis den er med --kommune KODE.',
    retryable: false,
  },
  TEXT_MALFORMED: {
    en: '{field}: give 1 to {longest} characters without control characters.',
    da: '{field}: angiv 1 til {longest} tegn uden styretegn.',
    retryable: false,
  },
} as const;
