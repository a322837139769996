import type { Objekt } from '../change/objekt.ts';
import { dayBefore, overlaps } from '../periode/periode.ts';
import { endOrCancel } from '../tilknytning/end-or-cancel.ts';
import type { KontaktFields } from './import-row.ts';
import { putKontakt } from './put-kontakt.ts';
import type { RowScene } from './row-scene.ts';

/**
 * Puts all contacts of a child: those that its source does not name any more end. What tells no days tells of today
 * alone, so a contact that is to come later stays planned.
 */
export function putKontakter(
  scene: RowScene,
  barn: Objekt<'tilknytning'>,
  { kontakter, tellsDays }: { kontakter: readonly KontaktFields[]; tellsDays: boolean },
  path: string[],
): void {
  const { work, units, day, memory } = scene;
  kontakter.forEach((kontakt, i) => {
    putKontakt(scene, barn, kontakt, [...path, 'kontakter', String(i)]);
  });
  for (const kontakt of units.kontakter(barn.after.enhedsNummer, barn.after.personId))
    if (
      !memory.seen.has(kontakt.id) &&
      overlaps(kontakt.after, barn.after) &&
      (tellsDays || kontakt.after.gyldigFra <= day)
    )
      endOrCancel(work, kontakt, dayBefore(day), path);
}
