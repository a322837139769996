import type { Content } from '../../core/change/object-kinds.ts';
import type { Objekt } from '../../core/change/objekt.ts';
import { parseList } from '../../core/change/parse-list.ts';
import type { Work } from '../../core/change/work.ts';
import { dayBefore, lastsTo, overlaps } from '../../core/periode/periode.ts';
import type { DecidedBarn } from './decide-boern.ts';
import { type Flytning, FlytningUdfald } from './flytning.ts';

const path = ['input', 'tilDagplejegruppeId'];

/** Her employment at the unit goes with her; where she is employed at the other unit already, it only ends. */
export function moveAnsaettelse(work: Work, { dagplejer, dag, fra, til }: Flytning): void {
  const hers = work
    .all('tilknytning')
    .filter(({ after }) => after.personId === dagplejer.after.personId && after.slags === 'ansat' && !after.aflyst);
  for (const ansat of hers.filter(({ after }) => after.enhedsNummer === fra.enhed && lastsTo(after, dag))) {
    const { kilde, gyldigTil } = ansat.after;
    const periode = { gyldigFra: dag, gyldigTil };
    const isThere = hers.some(
      ({ after }) => after.enhedsNummer === til.enhed && after.kilde === kilde && overlaps(after, periode),
    );
    if (til.enhed !== fra.enhed && isThere && ansat.after.gyldigFra < dag) {
      work.speakAs(kilde, path, true);
      work.change(ansat, { gyldigTil: dayBefore(dag) }, path).follows = true;
    } else moveTilknytning(work, ansat, dag, { enhedsNummer: til.enhed, grupper: grupperThere(ansat, fra, til) }, path);
  }
}

/** A child that follows is at the other unit, in the new main group; its contacts follow it. */
export function moveBarn(work: Work, barn: DecidedBarn, { dag, fra, til }: Flytning): void {
  const { udfald, hovedgruppeId, tilknytninger, path } = barn;
  const enhedsNummer = udfald === FlytningUdfald.MOVES ? til.enhed : fra.enhed;
  for (const tilknytning of tilknytninger) {
    const grupper = enhedsNummer === fra.enhed ? tilknytning.after.grupper : '[]';
    moveTilknytning(work, tilknytning, dag, { enhedsNummer, hovedgruppeId, grupper }, path);
  }
  if (enhedsNummer !== fra.enhed)
    for (const kontakt of kontakterOf(work, barn.personId, fra.enhed, dag))
      moveTilknytning(work, kontakt, dag, { enhedsNummer }, path);
}

/** The contacts of a child at a unit, on a day or after. */
export const kontakterOf = (work: Work, barnId: string, enhed: string, dag: string): Objekt<'tilknytning'>[] =>
  work
    .all('tilknytning')
    .filter(({ after }) => after.slags === 'kontakt' && after.barnId === barnId && !after.aflyst)
    .filter(({ after }) => after.enhedsNummer === enhed && lastsTo(after, dag));

/** Groups belong to a unit: at another unit she is in the new main group alone, if she was in the old one. */
function grupperThere({ after }: Objekt<'tilknytning'>, fra: Flytning['fra'], til: Flytning['til']): string {
  const grupper = parseList(after.grupper);
  const isSwapped = fra.gruppeId !== null && fra.gruppeId !== til.gruppeId && grupper.includes(fra.gruppeId);
  const kept = fra.enhed === til.enhed ? grupper.filter((id) => !isSwapped || id !== fra.gruppeId) : [];
  return JSON.stringify(isSwapped && til.gruppeId !== null ? [...kept, til.gruppeId] : kept);
}

/**
 * Lets an affiliation be another from a day on: the existing one ends the day before and a new one begins. One that has
 * not begun by then is only changed. What stays the same is left alone. `path` is the place in the input that it follows
 * from. What a source keeps is moved by its writers, or by hand.
 */
function moveTilknytning(
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
