import type { Niveau, Rows } from '../dagtilbud/niveau.ts';
import type { Reference } from './command.ts';
import type { Content } from './content.ts';

/** An object in a draft: what it was, and what it is to be. */
export interface DraftObject<N extends Niveau = Niveau> {
  niveau: N;
  /** Its number, or "#key" until it gets one. */
  id: Reference;
  before: Rows[N] | null;
  after: Content[N];
  /** Where the commands that touch it stand in the input; none for an object that is only looked at. */
  paths: string[][];
}
