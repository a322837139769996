import type { Content } from '../change/content.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegelText } from './regel-text.ts';

/** Where and with which value a row breaks a rule. */
export type Breach = { field: string; value: string | null };

/** One rule about the content of a single row. Breaking it refuses a write. */
export interface Regel<N extends Niveau = Niveau> extends RegelText<N> {
  /** True, or no breach: kept. False: broken at `field`. Breaches: broken there. A method, so that rules of fewer levels fit one list. */
  check(row: Content[N]): boolean | readonly Breach[];
}
