import { fold } from '../../common/text/fold.ts';
import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';
import { lastsTo, overlaps } from '../periode/periode.ts';
import { carry, end, type Flyt, keyOf } from './carry.ts';

/** The id at the successor of each group of the unit, by the id of now; none of a group that stays. */
export type NyeGrupper = ReadonlyMap<string, string>;

const longest = 100;

/**
 * A source's group that the successor has already, of the same code, kind and name, is the one its members go on in. Any
 * other goes along; where its code is taken there it gets the number of its old unit behind it, so that two rooms do not
 * become one (GroupId is unique within an institution).
 */
export function moveGrupper(work: Work, flyt: Flyt): NyeGrupper {
  const { fra, til, dag, stays } = flyt;
  const nye = new Map<string, string>();
  for (const gruppe of work.where('gruppe', 'enhedsNummer', fra).filter(({ after }) => lastsTo(after, dag))) {
    if (stays.has(keyOf(gruppe))) continue;
    const there = work.where('gruppe', 'enhedsNummer', til).filter((other) => isRival(gruppe, other, dag));
    const same = there.find((other) => isSame(gruppe, other));
    nye.set(gruppe.id, same?.id ?? goAlong(work, gruppe, there.length > 0, flyt));
    if (same && gruppe.after.gyldigFra < dag && !isKept(work, gruppe, flyt)) end(work, gruppe, flyt);
  }
  return nye;
}

/** One that somebody stays in does not end. */
function goAlong(work: Work, gruppe: Objekt<'gruppe'>, isTaken: boolean, flyt: Flyt): string {
  const { fra, til, dag } = flyt;
  const kode = isTaken ? `${gruppe.after.kode.slice(0, longest - fra.length - 1)}-${fra}` : gruppe.after.kode;
  if (!isKept(work, gruppe, flyt)) return carry(work, gruppe, flyt, { enhedsNummer: til, kode });
  const gyldigFra = gruppe.after.gyldigFra < dag ? dag : gruppe.after.gyldigFra;
  const made = work.create('gruppe', { ...gruppe.after, enhedsNummer: til, kode, gyldigFra }, ['gruppe', gruppe.id]);
  made.follows = true;
  return made.id;
}

const isKept = (work: Work, { id }: Objekt<'gruppe'>, { fra, dag, stays }: Flyt): boolean =>
  work
    .where('tilknytning', 'enhedsNummer', fra)
    .filter((one) => !one.after.aflyst && lastsTo(one.after, dag) && stays.has(keyOf(one)))
    .some(({ after }) => after.hovedgruppeId === id || after.grupper.includes(id));

/** Has its code there while it is there. */
function isRival(gruppe: Objekt<'gruppe'>, other: Objekt<'gruppe'>, dag: string): boolean {
  const { kilde, kode, gyldigFra, gyldigTil } = gruppe.after;
  const from = gyldigFra < dag ? dag : gyldigFra;
  const { after } = other;
  return after.kilde === kilde && after.kode === kode && overlaps({ gyldigFra: from, gyldigTil }, after);
}

function isSame({ after: one }: Objekt<'gruppe'>, { after: other }: Objekt<'gruppe'>): boolean {
  const isAlike = one.gruppetype === other.gruppetype && one.trin === other.trin;
  return isAlike && fold(one.navn ?? one.kode) === fold(other.navn ?? other.kode);
}
