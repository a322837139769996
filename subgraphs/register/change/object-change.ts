import type { Niveau, Rows } from '../dagtilbud/niveau.ts';
import type { Content } from './content.ts';

export type Action = 'create' | 'update' | 'move' | 'close' | 'reopen';

/** One object of a known level changed. */
export interface ObjectChangeOf<N extends Niveau> {
  niveau: N;
  nummer: string;
  action: Action;
  /** The version that held until now; null when the object is new. */
  before: Rows[N] | null;
  after: Content[N];
  /** The administrative municipality before and after; null before when the object is new. */
  kommuneBefore: string | null;
  kommuneAfter: string | null;
}

/** One object changed. */
export type ObjectChange = { [N in Niveau]: ObjectChangeOf<N> }[Niveau];
