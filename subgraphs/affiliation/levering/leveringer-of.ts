import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';

/** The deliveries of a unit and source; the unit's must be loaded. */
export const leveringerOf = (work: Work, enhedsNummer: string, kilde: string): Objekt<'levering'>[] =>
  work.all('levering').filter(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde);

/** The terms that a unit's source is delivered on. */
export const planOf = (work: Work, enhedsNummer: string, kilde: string) =>
  work.all('leveringsplan').find(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde)?.after;
