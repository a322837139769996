import type { ImportDocument } from '../unilogin/import-document.ts';
import type { Kontrolsvar } from './kontrolsvar.ts';
import type { LeveringFacts } from './levering-facts.ts';

/** One check of a delivery before it is sent. No answer means that it is passed. */
export interface Kontrol {
  /** Stable name that programs may rely on. */
  code: string;
  /** An error would be refused by Unilogin, or do harm there; a warning is for a human to read. */
  severity: 'error' | 'warning';
  /** The kinds of delivery that it is about. */
  kinds: readonly ImportDocument['kind'][];
  da: string;
  en: string;
  /** Where the rule is from, and whether the source states it or it is concluded from that. */
  source: string;
  mark: 'stated' | 'inferred';
  check(facts: LeveringFacts): Kontrolsvar[];
}
