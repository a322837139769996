import { niveauOrder } from '../dagtilbud/niveau.ts';
import type { Relation } from './relation.ts';

/**
 * Seven numbers of the real register stand on two levels; what is asked for by number is then ambiguous. Of two in one
 * municipality the lower one is told of; of two in different ones each municipality must hear.
 */
export const numberOnOneLevel: Relation = {
  code: 'NUMMER_ON_TWO_LEVELS',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'nummer',
  severity: 'finding',
  da: 'Nummeret er også nummer på en anden enhed, på et andet niveau.',
  en: 'The number is also the number of another object, on another level.',
  example: 'G10431',
  retryable: false,
  check: ({ niveau, id }, draft) => {
    if (id.startsWith('#')) return null;
    const above = niveauOrder.slice(0, niveauOrder.indexOf(niveau));
    const isTwice =
      above.some((other) => draft.get(other, id)) || niveauOrder.some((other) => draft.elsewhere.has(`${other} ${id}`));
    return isTwice ? { field: 'nummer', value: id } : null;
  },
};
