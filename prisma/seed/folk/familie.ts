import type { KontaktRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Hjem } from './hjem.ts';

/** The children of one home, and those around them: siblings have the very same contacts. */
export interface Familie extends Hjem {
  kontakter: KontaktRow[];
  /** The days on which the children were born. */
  boern: number[];
}
