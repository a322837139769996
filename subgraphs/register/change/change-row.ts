import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Action } from './object-change.ts';

/** A change of the change log with the changeset it became visible in. */
export interface ChangeRow {
  id: number;
  /** "kontrol": no version changed, but what DAR or CVR says of the object. */
  action: Action | 'kontrol';
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
