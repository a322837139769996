import type { ChangeAction } from './action-of.ts';
import type { Slags } from './slags.ts';

/** A change of the change log with the changeset it became visible in. */
export interface AffiliationChangeRow {
  id: number;
  action: ChangeAction;
  slags: Slags;
  objektId: string;
  enhedBefore: string | null;
  enhedAfter: string | null;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  firstChange: number;
  lastChange: number;
  at: Date;
  actor: string;
  requestId: string;
  source: string;
}
