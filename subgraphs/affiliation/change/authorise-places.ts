import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import { type Problem, refusalProblem } from '../../common/errors/problem.ts';
import type { UseCase } from './use-case.ts';
import type { Work } from './work.ts';

/** Why the caller may not write in the units and municipalities that the input names. A unit that is not known is nobody's. */
export async function authorisePlaces(
  caller: Caller,
  { action, places: { enheder = [], kommuner = [] } = {} }: UseCase,
  work: Work,
): Promise<Problem[]> {
  await work.loadEnheder(enheder);
  const known = [...new Set(enheder)].flatMap((nummer) => work.enhed(nummer) ?? []);
  const scopes = [
    ...known.map(({ nummer, kommuneKode }) => ({ kommuner: [kommuneKode], enheder: [nummer] })),
    ...[...new Set(kommuner)].map((kode) => ({ kommuner: [kode] })),
  ];
  const problems = new Map<string, Problem>();
  for (const scope of scopes) {
    const refused = may(caller, action, scope);
    if (refused) problems.set(refused.message, refusalProblem(refused, []));
  }
  return [...problems.values()];
}
