import type { Severity } from '../../common/severity.ts';
import type { Content, Niveau } from '../dagtilbud/fields.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';

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

/** Where and with which value a row breaks a rule. */
export type BrokenAt = { field: string; value: string | null };

/** One rule about the content of a single row. Breaking it refuses a write. */
export interface Regel<N extends Niveau = Niveau> extends RegelText<N> {
  /** True, or no breach: kept. False: broken at `field`. Breaches: broken there. A method, so that rules of fewer levels fit one list. */
  check(row: Content[N]): boolean | readonly BrokenAt[];
}

/** One rule about an object and those around it, as a whole list of commands leaves them. */
export interface Relation extends RegelText {
  severity: Severity;
  /** Null, or no breach: kept. Otherwise every place where it is broken, and with which value. */
  check(object: DraftObject, draft: Draft, kodebog: Kodebog): BrokenAt | readonly BrokenAt[] | null;
}
