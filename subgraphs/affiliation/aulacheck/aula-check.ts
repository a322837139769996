import type { AulaFacts } from './aula-facts.ts';
import type { AulaMark } from './aula-mark.ts';
import type { AulaSeverity } from './aula-severity.ts';
import type { AulaStage } from './aula-stage.ts';

/** The next step towards a condition. */
export interface AulaFix {
  da: string;
  en: string;
}

/** One thing that must be true of a unit on its way into AULA: one file each. */
export interface AulaCheck {
  /** Stable name of the condition. */
  code: string;
  stage: AulaStage;
  severity: AulaSeverity;
  /** Whether the condition itself stands in the source, or follows from it. */
  mark: AulaMark;
  source: string;
  /** The condition. */
  da: string;
  en: string;
  /** What to do when it does not hold. */
  fix: AulaFix;
  /** The same for a unit whose state calls for another step; undefined: it calls for the usual one. */
  fixOf?(facts: AulaFacts): AulaFix | undefined;
  /** People tell of it: its code is also that of a step in `setOpsaetning`. */
  told?: boolean;
  /** Other units are not asked. */
  appliesTo?(facts: AulaFacts): boolean;
  /** How many of what it asks about do not keep it; 0: it holds. */
  failing(facts: AulaFacts): number;
}
