import { type AulaCheck, type AulaFix, AulaStage, stages } from '../aulacheck/aula-check.ts';
import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import { checks } from '../aulacheck/checks.ts';
import type { Aula, AulaCheckText } from './aula.ts';

/** One check of one unit. */
export interface Checked {
  check: AulaCheck;
  /** How many do not keep it; 0: it passes. */
  failing: number;
  /** What to do about it in the state that the unit is in. */
  fix: AulaFix;
}

/** How far a unit is. */
interface Evaluation {
  stage: AulaStage;
  ready: boolean;
  results: readonly Checked[];
}

/**
 * Runs the checks that concern a unit. Its stage is the first with a blocking check that fails, and I_RUNNING when none
 * before that does: from then on it is ready, and staff can start.
 */
export function evaluate(facts: AulaFacts): Evaluation {
  const asked = checks.filter(({ appliesTo }) => appliesTo?.(facts) ?? true);
  const results = asked.map((check) => ({
    check,
    failing: check.failing(facts),
    fix: check.fixOf?.(facts) ?? check.fix,
  }));
  const holdingUp = new Set(results.filter(holdsUp).map(({ check }) => check.stage));
  const stage = stages.find((candidate) => holdingUp.has(candidate)) ?? AulaStage.I_RUNNING;
  return { stage, ready: stage === AulaStage.I_RUNNING, results };
}

const holdsUp = ({ check, failing }: Checked): boolean => failing > 0 && check.severity === 'refusal';

export const toAula = (facts: AulaFacts): Aula => ({ dag: facts.day, ...evaluate(facts) });

export const toCheckText = ({ fix, reported = false, ...check }: AulaCheck): AulaCheckText => ({
  ...check,
  howToFix: fix.da,
  howToFixEn: fix.en,
  reported,
});
