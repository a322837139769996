import type { Objekt } from '../change/objekt.ts';
import { isOn } from '../periode/periode.ts';
import { refuseDependent } from './refuse-dependent.ts';
import type { RowScene } from './row-scene.ts';

/** Where somebody is, and from when. */
export interface Membership {
  enhed: string;
  gyldigFra: string;
}

/**
 * The group that a code means on the first day of a membership, or the latest that had it. An unknown one is refused:
 * Unilogin would silently make it, and a typing error with it (V1).
 */
export function resolveGruppe(
  { units, work, memory }: Pick<RowScene, 'units' | 'work'> & Partial<Pick<RowScene, 'memory'>>,
  kode: string,
  { enhed, gyldigFra }: Membership,
  path: string[],
): Objekt<'gruppe'> | undefined {
  const grupper = units.grupper(enhed, kode);
  const gruppe = grupper.find(({ after }) => isOn(after, gyldigFra)) ?? grupper[0];
  if (gruppe) return gruppe;
  const refused = memory?.refused.place(`gruppe ${enhed} ${kode}`);
  if (refused) refuseDependent(work, path, refused);
  else work.refuse('GRUPPE_UNKNOWN', path, { value: kode, enhed });
  return undefined;
}
