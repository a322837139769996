import type { ImportAnswer } from './import-answer.ts';

/** The whole document was refused because its sourceDateTime is not new. */
export const isAboutTime = ({ outcome, rows }: ImportAnswer): boolean =>
  outcome === 'REJECTED' && rows.some(({ code }) => code === 'SOURCE_TIME_OLD');
