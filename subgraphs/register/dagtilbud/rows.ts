import type { Snapshot } from '../../common/database/snapshot.ts';
import type { AlternativAdresse as AlternativAdresseType } from '../alternativ-adresse/alternativ-adresse.ts';
import { toAlternativAdresse } from '../alternativ-adresse/to-alternativ-adresse.ts';
import type { Anvisningsenhed as AnvisningsenhedType } from '../anvisningsenhed/anvisningsenhed.ts';
import { toAnvisningsenhed } from '../anvisningsenhed/to-anvisningsenhed.ts';
import type { Daginstitution as DaginstitutionType } from '../daginstitution/daginstitution.ts';
import { toDaginstitution } from '../daginstitution/to-daginstitution.ts';
import type { AlternativAdresse, Anvisningsenhed, Daginstitution } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Niveau } from './niveau.ts';

/** The stored row of each level. */
export interface Rows {
  daginstitution: Daginstitution;
  anvisningsenhed: Anvisningsenhed;
  alternativAdresse: AlternativAdresse;
}

/** What the schema shows of each level. */
export interface Nodes {
  daginstitution: DaginstitutionType;
  anvisningsenhed: AnvisningsenhedType;
  alternativAdresse: AlternativAdresseType;
}

type ToNode = { [N in Niveau]: (row: Rows[N], kodebog: Kodebog, snapshot: Snapshot) => Nodes[N] };

export const toNode: ToNode = {
  daginstitution: toDaginstitution,
  anvisningsenhed: toAnvisningsenhed,
  alternativAdresse: toAlternativAdresse,
};
