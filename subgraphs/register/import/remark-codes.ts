/**
 * What is stored although it looks wrong, and seen only in the file; the rules about what is stored are in ../regel.
 * Written as refusal-codes.ts is.
 */
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

export type RemarkCode = keyof typeof remarkCodes;
