import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Beskyttelse } from './beskyttelse.ts';

/** What those who live together share. */
export interface Hjem {
  efternavn: string;
  adresse: PersonFields['adresse'];
  beskyttelse: Beskyttelse;
  /** The day on which the mother was born. */
  moder: number;
}
