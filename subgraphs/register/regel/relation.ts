import type { Draft, DraftObject } from '../change/draft.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Breach } from './regel.ts';

/** How a breach is met: it refuses the write, it is told with the answer, or it is only found in reports. */
export type Severity = 'refusal' | 'warning' | 'finding';

/** One rule about an object and those around it, as a whole list of commands leaves them. */
export interface Relation {
  /** Stable name that programs may rely on. */
  code: string;
  niveauer: readonly Niveau[];
  /** The column it is about. */
  field: string;
  severity: Severity;
  da: string;
  en: string;
  /** What keeps the rule. */
  example: string;
  retryable: boolean;
  /** Null: kept. Otherwise where it is broken, and with which value. */
  check(object: DraftObject, draft: Draft, kodebog: Kodebog): Breach | null;
}
