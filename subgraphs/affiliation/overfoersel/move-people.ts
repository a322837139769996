import type { Objekt } from '../change/objekt.ts';
import { parseList } from '../change/parse-list.ts';
import type { Work } from '../change/work.ts';
import { lastsTo } from '../periode/periode.ts';
import { carry, end, type Flyt, keyOf } from './carry.ts';
import type { NyeGrupper } from './move-grupper.ts';

/** The ties of a unit's people, planned ones too, with the groups that moved along. */
export function moveTilknytninger(work: Work, flyt: Flyt, grupper: NyeGrupper): void {
  const ours = work.where('tilknytning', 'enhedsNummer', flyt.fra).filter(({ after }) => !after.aflyst);
  for (const tie of ours.filter(({ after }) => lastsTo(after, flyt.dag))) {
    const kept = keptByBarn(ours, tie, flyt);
    if (kept !== undefined) flyt.stays.set(keyOf(tie), kept);
    if (flyt.stays.has(keyOf(tie))) continue;
    if (isThereAlready(work, tie, flyt)) giveUp(work, tie, flyt);
    else carry(work, tie, flyt, { enhedsNummer: flyt.til, ...groupsThere(tie, grupper) });
  }
}

/** What keeps the child of a contact: it stays, too, since it stands inside the child (UNILoginImport: Student). */
function keptByBarn(ours: Objekt<'tilknytning'>[], { after }: Objekt<'tilknytning'>, { dag, stays }: Flyt) {
  const isChild = (one: Objekt<'tilknytning'>) => one.after.slags === 'barn' && one.after.personId === after.barnId;
  const reasons = ours.filter((one) => isChild(one) && lastsTo(one.after, dag)).map((one) => stays.get(keyOf(one)));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

/** Tied to the successor in the same way, by the same source, for the whole of the time. */
function isThereAlready(work: Work, { after }: Objekt<'tilknytning'>, { til, dag }: Flyt): boolean {
  const from = after.gyldigFra < dag ? dag : after.gyldigFra;
  return work
    .where('tilknytning', 'personId', after.personId)
    .filter((other) => !other.after.aflyst && other.after.enhedsNummer === til)
    .filter((other) => (['slags', 'kilde', 'barnId'] as const).every((part) => other.after[part] === after[part]))
    .some((other) => other.after.gyldigFra <= from && lastsTo(other.after, after.gyldigTil ?? '9999-12-31'));
}

/** What is there already only ends here; what was planned here never comes to be. */
function giveUp(work: Work, tie: Objekt<'tilknytning'>, flyt: Flyt): void {
  if (tie.after.gyldigFra < flyt.dag) end(work, tie, flyt);
  else work.change(tie, { aflyst: true }, ['tilknytning', tie.id]).follows = true;
}

/** Groups are groups of a unit; one that could not move leaves its members without it. */
function groupsThere({ after }: Objekt<'tilknytning'>, grupper: NyeGrupper) {
  const there = parseList(after.grupper).flatMap((id) => grupper.get(id) ?? []);
  const hovedgruppeId = after.hovedgruppeId === null ? null : (grupper.get(after.hovedgruppeId) ?? null);
  return { grupper: JSON.stringify([...new Set(there)]), hovedgruppeId };
}
