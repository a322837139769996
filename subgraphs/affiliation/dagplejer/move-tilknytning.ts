import type { Objekt } from '../change/objekt.ts';
import type { Content } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import { shiftDay } from '../periode/shift-day.ts';

/**
 * Lets an affiliation be another from a day on: the one there is ends the day before and a new one begins. One that has
 * not begun by then is only changed. What stays the same is left alone.
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
  if (stored.gyldigFra >= dag) {
    work.change(tilknytning, patch, path);
    return;
  }
  work.change(tilknytning, { gyldigTil: shiftDay(dag, -1) }, path);
  work.create('tilknytning', { ...stored, ...patch, gyldigFra: dag }, path);
}
