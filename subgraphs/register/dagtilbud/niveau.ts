import type { AlternativAdresse, Anvisningsenhed, Daginstitution } from '../generated/sqlite/client.ts';

/** The three numbered levels, as the register's combined export names them in `dagtilbudsType`. */
export type Niveau = 'daginstitution' | 'anvisningsenhed' | 'alternativAdresse';

/** The schema's type of each level, where it is stored, and the column that holds its parent's key. */
export const niveauer = {
  daginstitution: { type: 'Daginstitution', table: 'Daginstitution', parent: 'admKommuneKode' },
  anvisningsenhed: { type: 'Anvisningsenhed', table: 'Anvisningsenhed', parent: 'daginstitutionsNummer' },
  alternativAdresse: { type: 'AlternativAdresse', table: 'AlternativAdresse', parent: 'anvisningsenhedsNummer' },
} as const;

/** Parents first. */
export const niveauOrder = ['daginstitution', 'anvisningsenhed', 'alternativAdresse'] as const satisfies Niveau[];

/** The stored row of each level. */
export interface Rows {
  daginstitution: Daginstitution;
  anvisningsenhed: Anvisningsenhed;
  alternativAdresse: AlternativAdresse;
}

/** The levels that have an address and a P-number. */
export const kontrolNiveauer = ['anvisningsenhed', 'alternativAdresse'] as const;
export type KontrolNiveau = (typeof kontrolNiveauer)[number];
