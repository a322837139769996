/** The three numbered levels, as the register's combined export names them in `dagtilbudsType`. */
export type Niveau = 'daginstitution' | 'anvisningsenhed' | 'alternativAdresse';

/** Where each level is stored, and the column that holds its parent's key. */
export const niveauer = {
  daginstitution: { table: 'Daginstitution', parent: 'admKommuneKode' },
  anvisningsenhed: { table: 'Anvisningsenhed', parent: 'daginstitutionsNummer' },
  alternativAdresse: { table: 'AlternativAdresse', parent: 'anvisningsenhedsNummer' },
} as const;
