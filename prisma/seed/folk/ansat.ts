import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Stilling } from './stillinger.ts';

/** An employee before the unit has groups: those of a dagpleje are named after its childminders. */
export interface Ansat extends Stilling {
  person: PersonFields;
}
