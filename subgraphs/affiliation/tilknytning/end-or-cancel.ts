import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';

/** Ends an affiliation with a last day; one that was to begin later never comes to be. An earlier end stays. */
export function endOrCancel(work: Work, tilknytning: Objekt<'tilknytning'>, lastDay: string, path: string[]): void {
  const { gyldigFra, gyldigTil, aflyst } = tilknytning.after;
  if (aflyst || (gyldigTil !== null && gyldigTil <= lastDay)) return;
  work.change(tilknytning, gyldigFra > lastDay ? { aflyst: true } : { gyldigTil: lastDay }, path);
}
