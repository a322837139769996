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

/** What each of them means, and what to do. */
export const rowTexts: Readonly<Record<RowCode, { da: string; en: string }>> = {
  CPR_CHANGED: {
    da: 'Personen har et andet CPR-nummer i Unilogin. En brugeradministrator bekræfter det nye under Import, eller kilden rettes.',
    en: 'The person has another CPR number in Unilogin. A user administrator confirms the new one under Import, or the source is corrected.',
  },
  CPR_MISSING: { da: 'Personen mangler CPR-nummer.', en: 'The person has no CPR number.' },
  CPR_WRONG: { da: 'CPR-nummeret er forkert.', en: 'The CPR number is wrong.' },
  ALIAS_MISSING: {
    da: 'Personen er beskyttet og mangler et alias.',
    en: 'The person is protected and has no alias.',
  },
  SOURCE_TIME_OLD: {
    da: 'Leveringens tidspunkt er ikke nyere end den sidst modtagnes. Forbered en ny.',
    en: 'The time of the delivery is no later than that of the last one received. Prepare a new one.',
  },
  OTHER: { da: 'Noget andet: se Unilogins egne ord.', en: "Something else: see Unilogin's own words." },
};
