import { problem } from '../../common/errors/problem.ts';
import { validDagplejere } from '../dagplejer/kapacitet.ts';
import type { Regel } from './regel.ts';

/** A group ends no earlier than its childminders; each one that stands in the way is told. */
export const dagplejegruppeInUse: Regel<'dagplejegruppe'> = {
  slags: ['dagplejegruppe'],
  severity: 'error',
  check({ id, after: { gyldigTil }, path }, work) {
    if (gyldigTil === null) return undefined;
    const later = validDagplejere(work).filter(
      ({ after }) => after.dagplejegruppeId === id && (after.gyldigTil === null || after.gyldigTil > gyldigTil),
    );
    return later.map((dagplejer) => problem('DAGPLEJEGRUPPE_IN_USE', path ?? [], { value: dagplejer.id, gyldigTil }));
  },
};
