import { stages } from '../aulacheck/aula-check.ts';
import type { AulaEnhed } from './aula-enhed.ts';
import type { AulaReadiness } from './aula-readiness.ts';

/** How many units are ready and in each stage, and where each check fails. */
export function countReadiness(enheder: readonly AulaEnhed[]): Pick<AulaReadiness, 'ready' | 'stages' | 'checks'> {
  const failing = new Map<string, number>();
  for (const { aula } of enheder)
    for (const result of aula.results)
      if (result.failing > 0) failing.set(result.check.code, (failing.get(result.check.code) ?? 0) + 1);
  return {
    ready: enheder.filter(({ aula }) => aula.ready).length,
    stages: stages.map((stage) => ({ stage, antal: enheder.filter(({ aula }) => aula.stage === stage).length })),
    checks: [...failing].map(([code, antal]) => ({ code, antal })).sort((a, b) => b.antal - a.antal),
  };
}
