import type { Work } from '../change/work.ts';

/** In whose name something that a source keeps is changed. */
export interface Changer {
  kilde: string;
  overruleKilde: boolean;
}

/**
 * Whether a change in the name of a source may touch what another one keeps. Automation must never alter what is not its
 * own without saying so: the other source would write it back, and the two would take turns.
 */
export function mayChange(
  work: Work,
  { after }: { after: { kilde: string } },
  { kilde, overruleKilde }: Changer,
  path: string[],
): boolean {
  if (after.kilde === kilde || overruleKilde) return true;
  work.refuse('KILDE_OTHER', [...path, 'kilde'], { value: after.kilde, kilde });
  return false;
}
