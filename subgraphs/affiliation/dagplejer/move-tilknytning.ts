import type { Objekt } from '../change/objekt.ts';
import type { Content } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import { dayBefore } from '../periode/periode.ts';

/**
 * Lets an affiliation be another from a day on: the one there is ends the day before and a new one begins. One that has
 * not begun by then is only changed. What stays the same is left alone. `path` is what in the input it follows from. What a source keeps is moved by its writers, or by hand.
 */
export function moveTilknytning(
  work: Work,
  tilknytning: Objekt<'tilknytning'>,
  dag: string,
  patch: Partial<Content['tilknytning']>,
  path: string[],
): void {
  const stored = { ...tilknytning.after };
  const isSame = Object.entries(patch).every(([column, value]) => stored[column as keyof typeof stored] === value);
  if (isSame) return;
  work.speakAs(stored.kilde, path, true);
  const hasBegun = stored.gyldigFra < dag;
  work.change(tilknytning, hasBegun ? { gyldigTil: dayBefore(dag) } : patch, path).follows = true;
  if (hasBegun) work.create('tilknytning', { ...stored, ...patch, gyldigFra: dag }, path).follows = true;
}
