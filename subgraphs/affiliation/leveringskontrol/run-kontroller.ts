import { fill } from '../../common/errors/fill.ts';
import type { Kontrolfund } from './kontrolfund.ts';
import { kontroller } from './kontroller.ts';
import type { LeveringFacts } from './levering-facts.ts';

/** Everything that the checks find in a delivery, each fact once; none means that all are passed. */
export function runKontroller(facts: LeveringFacts): Kontrolfund[] {
  const told = new Set<string>();
  return kontroller
    .filter(({ kinds }) => kinds.includes(facts.kind))
    .flatMap(({ code, severity, da, en, check }) =>
      check(facts).map((svar) => ({ ...svar, code, severity, da: fill(da, svar.details), en: fill(en, svar.details) })),
    )
    .filter(({ code, lokalId, da }) => {
      const fact = JSON.stringify([code, lokalId, da]);
      return !told.has(fact) && told.add(fact);
    });
}
