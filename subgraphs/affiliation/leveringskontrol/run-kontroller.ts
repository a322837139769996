import { fill } from '../../common/errors/fill.ts';
import type { Kontrolfund } from './kontrolfund.ts';
import { kontroller } from './kontroller.ts';
import type { LeveringFacts } from './levering-facts.ts';

/** Everything that the checks find in a delivery; none means that all are passed. */
export function runKontroller(facts: LeveringFacts): Kontrolfund[] {
  return kontroller
    .filter(({ kinds }) => kinds.includes(facts.kind))
    .flatMap(({ code, severity, da, en, check }) =>
      check(facts).map((svar) => ({ ...svar, code, severity, da: fill(da, svar.details), en: fill(en, svar.details) })),
    );
}
