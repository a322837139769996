import { problem } from '../../../common/errors/problem.ts';
import { basisKoder } from '../../dagpleje/dagplejegruppe/dagplejegruppe.ts';
import { validDagplejere } from '../../dagpleje/dagplejer/kapacitet.ts';
import { dagplejeType } from '../../units/enhed/enhed.ts';
import type { Regel } from './regel.ts';

/** What a group is formed by is in the code table. */
const dagplejegruppeBasis: Regel<'dagplejegruppe'> = {
  kinds: ['dagplejegruppe'],
  severity: 'error',
  check({ after: { basis }, path }) {
    if (basisKoder.has(basis)) return undefined;
    const details = { field: 'basis', value: basis, liste: 'dagplejegruppeBasis', example: [...basisKoder.keys()][0] };
    return problem('KODE_UNKNOWN', [...(path ?? []), 'basis'], details);
  },
};

/** A group ends no earlier than its childminders; an error for each one that stands in the way. */
const dagplejegruppeInUse: Regel<'dagplejegruppe'> = {
  kinds: ['dagplejegruppe'],
  severity: 'error',
  check({ id, after: { gyldigTil }, path }, work) {
    if (gyldigTil === null) return undefined;
    const later = validDagplejere(work).filter(
      ({ after }) => after.dagplejegruppeId === id && (after.gyldigTil === null || after.gyldigTil > gyldigTil),
    );
    return later.map((dagplejer) => problem('DAGPLEJEGRUPPE_IN_USE', path ?? [], { value: dagplejer.id, gyldigTil }));
  },
};

/** A dagplejegruppe stands under an anvisningsenhed of type dagpleje (V7). One whose unit changes later stays. */
const dagplejegruppeUnderDagpleje: Regel<'dagplejegruppe'> = {
  kinds: ['dagplejegruppe'],
  severity: 'error',
  check({ before, after: { anvisningsenhedsNummer: value }, path }, work) {
    const enhed = work.enhed(value);
    if (before !== null || !enhed || enhed.niveau === 'daginstitution') return undefined;
    if (enhed.niveau === 'anvisningsenhed' && enhed.institutionstypeKode === dagplejeType) return undefined;
    return problem('ENHED_NOT_DAGPLEJE', [...(path ?? []), 'anvisningsenhedsNummer'], { value });
  },
};

export const dagplejegruppeRegler: readonly Regel[] = [
  dagplejegruppeBasis,
  dagplejegruppeInUse,
  dagplejegruppeUnderDagpleje,
];
