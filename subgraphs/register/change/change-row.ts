import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Action } from './object-change.ts';

/** A change of the change log with the changeset it became visible in. */
export interface ChangeRow {
  id: number;
  action: Action;
  niveau: Niveau;
  nummer: string;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  firstChange: number;
  lastChange: number;
  at: Date;
  actor: string;
  requestId: string;
  source: string;
}
