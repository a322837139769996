/** Our stable words for why the import service did not load a row. */
export const rowCodes = [
  'CPR_CHANGED',
  'CPR_MISSING',
  'CPR_WRONG',
  'ALIAS_MISSING',
  'SOURCE_TIME_OLD',
  'OTHER',
] as const;

export type RowCode = (typeof rowCodes)[number];
