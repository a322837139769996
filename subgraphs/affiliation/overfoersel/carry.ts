import type { Objekt } from '../change/objekt.ts';
import type { Content, Slags } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import { dayBefore, type Periode } from '../periode/periode.ts';

/** The kinds that hang on a unit for a time. */
export type Hanging = 'gruppe' | 'dagplejegruppe' | 'dagplejer' | 'tilknytning' | 'gaesteophold';

/** From one unit to the other, from a day on; and what stays behind, by `keyOf`, with the code of the rule that keeps it. */
export interface Flyt {
  fra: string;
  til: string;
  dag: string;
  stays: Map<string, string>;
}

/** Names an object among those that hang on a unit: what a problem says of itself by its path. */
export const pathOf = ({ slags, id }: Pick<Objekt<Slags>, 'slags' | 'id'>): string[] => [slags, id];
export const keyOf = (objekt: Pick<Objekt<Slags>, 'slags' | 'id'>): string => pathOf(objekt).join(' ');

/**
 * Lets an object be another from the day on: the one there is ends the day before, and a new one begins. One that has
 * not begun by then is only changed. Returns the id of what holds from then on.
 */
export function carry<S extends Hanging>(
  work: Work,
  objekt: Objekt<S>,
  { dag }: Pick<Flyt, 'dag'>,
  patch: Partial<Content[S]>,
): string {
  const stored = { ...objekt.after };
  if ((stored as Periode).gyldigFra >= dag) {
    work.change(objekt, patch, pathOf(objekt)).follows = true;
    return objekt.id;
  }
  end(work, objekt, { dag });
  const made = work.create(objekt.slags as S, { ...stored, ...patch, gyldigFra: dag } as Content[S], pathOf(objekt));
  made.follows = true;
  return made.id;
}

/** Gives an object that has begun the day before as its last one. */
export function end<S extends Hanging>(work: Work, objekt: Objekt<S>, { dag }: Pick<Flyt, 'dag'>): void {
  work.change(objekt, { gyldigTil: dayBefore(dag) } as Partial<Content[S]>, pathOf(objekt)).follows = true;
}
