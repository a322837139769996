import type { AulaFacts } from './aula-facts.ts';

/** Institutionstype 6013 is dagpleje. */
export const isDagpleje = ({ enhed }: AulaFacts): boolean => enhed.type === '6013';
