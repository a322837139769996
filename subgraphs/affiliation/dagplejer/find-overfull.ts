import type { BelaegningPlan, Plads } from './belaegning-plan.ts';

/** A day on which a childminder has more children than she may. */
export interface Overfull extends Plads {
  personId: string;
  dag: string;
  /** More too many than before the write. */
  isWorse: boolean;
}

/**
 * The first day that a write makes fuller than it may be; otherwise the first from today on that was too full before
 * and stays so. Only days on which something begins or ends are looked at.
 */
export function findOverfull(
  before: BelaegningPlan,
  after: BelaegningPlan,
  personId: string,
  today: string,
): Overfull | null {
  const turning = new Set([...before.turningDays(personId), ...after.turningDays(personId), today]);
  const found = [...turning].sort().flatMap((dag): Overfull[] => {
    const plads = after.on(personId, dag);
    if (plads === null || excess(plads) === 0) return [];
    return [{ personId, dag, ...plads, isWorse: excess(plads) > excess(before.on(personId, dag)) }];
  });
  return found.find(({ isWorse }) => isWorse) ?? found.find(({ dag }) => dag >= today) ?? null;
}

/** No children are never too many, whatever is given as a capacity. */
const excess = (plads: Plads | null): number =>
  plads === null || plads.antal === 0 ? 0 : Math.max(0, plads.antal - plads.kapacitet);
