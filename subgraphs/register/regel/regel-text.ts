import type { Niveau } from '../dagtilbud/niveau.ts';

/** How a breach is met: it refuses the write, it is told with the answer, or it is only found in reports. */
export type Severity = 'refusal' | 'warning' | 'finding';

/** What every rule says of itself, whether it is about a single row or about those around it. */
export interface RegelText<N extends Niveau = Niveau> {
  /** Stable name that programs may rely on. */
  code: string;
  niveauer: readonly N[];
  /** The column it is about. */
  field: string;
  da: string;
  en: string;
  /** A value that keeps the rule, as one would type it: it stands beside the Danish text and the English one. */
  example: string;
  /** Whether the same input can be right later: only rules that ask another register can. */
  retryable: boolean;
}
