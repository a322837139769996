import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';
import { lastsTo } from '../periode/periode.ts';
import { carry, type Flyt, keyOf } from './carry.ts';
import type { NyeGrupper } from './move-grupper.ts';

/** A unit's dagplejegrupper, with the childminders in them and the guests they have. */
export function moveDagpleje(work: Work, flyt: Flyt, grupper: NyeGrupper): void {
  const { fra, til, dag, stays } = flyt;
  const dagplejere = work.where('dagplejer', 'enhedsNummer', fra).filter(({ after }) => holds(after, dag));
  const nye = new Map<string, string>();
  for (const gruppe of work.where('dagplejegruppe', 'anvisningsenhedsNummer', fra)) {
    if (!lastsTo(gruppe.after, dag) || stays.has(keyOf(gruppe))) continue;
    const isKept = dagplejere.some((one) => one.after.dagplejegruppeId === gruppe.id && stays.has(keyOf(one)));
    nye.set(gruppe.id, isKept ? copy(work, gruppe, flyt) : carry(work, gruppe, flyt, { anvisningsenhedsNummer: til }));
  }
  for (const dagplejer of dagplejere) {
    const dagplejegruppeId = nye.get(dagplejer.after.dagplejegruppeId);
    if (dagplejegruppeId === undefined || stays.has(keyOf(dagplejer))) continue;
    const gruppeId = dagplejer.after.gruppeId && (grupper.get(dagplejer.after.gruppeId) ?? null);
    carry(work, dagplejer, flyt, { enhedsNummer: til, dagplejegruppeId, gruppeId });
  }
  for (const ophold of work.where('gaesteophold', 'enhedsNummer', fra))
    if (holds(ophold.after, dag) && !stays.has(keyOf(ophold))) carry(work, ophold, flyt, { enhedsNummer: til });
}

const holds = (after: { aflyst: boolean; gyldigTil: string | null }, dag: string): boolean =>
  !after.aflyst && lastsTo(after, dag);

/** One that a childminder stays in goes on here, too. */
function copy(work: Work, { id, after }: Objekt<'dagplejegruppe'>, { til, dag }: Flyt): string {
  const gyldigFra = after.gyldigFra < dag ? dag : after.gyldigFra;
  const path = ['dagplejegruppe', id];
  const made = work.create('dagplejegruppe', { ...after, anvisningsenhedsNummer: til, gyldigFra }, path);
  made.follows = true;
  return made.id;
}
