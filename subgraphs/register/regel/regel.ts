import type { Content } from '../change/content.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';

/** Where and with which value a row breaks a rule. */
export type Breach = { field: string; value: string | null };

/** One rule about the content of a single row. */
export interface Regel<N extends Niveau = Niveau> {
  /** Stable name that programs may rely on. */
  code: string;
  niveauer: readonly N[];
  /** The column it is about. */
  field: string;
  da: string;
  en: string;
  /** A value that keeps the rule. */
  example: string;
  /** Whether the same input can be right later: only rules that ask another register can. */
  retryable: boolean;
  /** True: kept. False: broken at `field`. A breach: broken there. A method, so that rules of fewer levels fit one list. */
  check(row: Content[N]): boolean | Breach;
}
