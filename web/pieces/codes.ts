import { defineTexts } from '../texts/texts.ts';

/** Words for what the API names by codes, as municipal staff say them. */
export const levelTexts = defineTexts(
  'level',
  {
    Kommune: 'Kommune',
    Daginstitution: 'Daginstitution',
    Anvisningsenhed: 'Anvisningsenhed',
    AlternativAdresse: 'Alternativ adresse',
    Dagplejegruppe: 'Dagplejegruppe',
    active: 'Aktiv',
    closed: 'Nedlagt',
  },
  {
    Kommune: 'Municipality',
    Daginstitution: 'Institution',
    Anvisningsenhed: 'Unit',
    AlternativAdresse: 'Alternative address',
    Dagplejegruppe: 'Childminding group',
    active: 'Active',
    closed: 'Closed',
  },
);
