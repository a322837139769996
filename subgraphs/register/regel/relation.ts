import type { Draft } from '../change/draft.ts';
import type { DraftObject } from '../change/draft-object.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Breach } from './regel.ts';
import type { RegelText, Severity } from './regel-text.ts';

export type { Severity };

/** One rule about an object and those around it, as a whole list of commands leaves them. */
export interface Relation extends RegelText {
  severity: Severity;
  /** Null, or no breach: kept. Otherwise every place where it is broken, and with which value. */
  check(object: DraftObject, draft: Draft, kodebog: Kodebog): Breach | readonly Breach[] | null;
}
