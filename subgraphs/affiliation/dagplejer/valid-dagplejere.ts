import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';

/** The childminders of a work but those called off, who never come to be. */
export const validDagplejere = (work: Work): Objekt<'dagplejer'>[] =>
  work.all('dagplejer').filter(({ after }) => !after.aflyst);
