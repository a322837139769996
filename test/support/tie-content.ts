import type { Content } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import { noFields } from '../../subgraphs/affiliation/people/tilknytning/stored-tilknytning.ts';

type Tie = Content['tilknytning'];

/** A tie that holds from long ago, with these fields alone, lawful or not. */
export const tieContent = (fields: Pick<Tie, 'personId' | 'aktoertype' | 'enhedsNummer'> & Partial<Tie>): Tie => ({
  ...noFields,
  kilde: 'Testsystem',
  gyldigFra: '2020-01-01',
  gyldigTil: null,
  ...fields,
});
