import { fold } from '../../../common/text/fold.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import type { Content, ObjectKind } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { dayBefore, lastsTo, overlaps, type Periode } from '../../core/periode/periode.ts';

/** The id that each group of the unit has at the successor, by its present id; groups that stay are not in it. */
type NewGroups = ReadonlyMap<string, string>;

const longest = 100;

/**
 * Where the successor already has the source's group, with the same code, kind and name, the members continue in that
 * one. Any other group moves along; if its code is taken there, the number of its old unit is added to it, so that two
 * rooms do not become one (GroupId is unique within an institution).
 */
export function moveGrupper(work: Work, move: Move): NewGroups {
  const { fra, til, dag, stays } = move;
  const made = new Map<string, string>();
  for (const gruppe of work.where('gruppe', 'enhedsNummer', fra).filter(({ after }) => lastsTo(after, dag))) {
    if (stays.has(keyOf(gruppe))) continue;
    const there = work.where('gruppe', 'enhedsNummer', til).filter((other) => isRival(gruppe, other, dag));
    const same = there.find((other) => isSameGruppe(gruppe, other));
    made.set(gruppe.id, same?.id ?? goAlong(work, gruppe, there.length > 0, move));
    if (same && gruppe.after.gyldigFra < dag && !isKept(work, gruppe, move)) end(work, gruppe, move);
  }
  return made;
}

/** A group that somebody stays in does not end. */
function goAlong(work: Work, gruppe: StoredObject<'gruppe'>, isTaken: boolean, move: Move): string {
  const { fra, til, dag } = move;
  const kode = isTaken ? `${gruppe.after.kode.slice(0, longest - fra.length - 1)}-${fra}` : gruppe.after.kode;
  if (!isKept(work, gruppe, move)) return carry(work, gruppe, move, { enhedsNummer: til, kode });
  const gyldigFra = gruppe.after.gyldigFra < dag ? dag : gruppe.after.gyldigFra;
  const made = work.create('gruppe', { ...gruppe.after, enhedsNummer: til, kode, gyldigFra }, ['gruppe', gruppe.id]);
  made.follows = true;
  return made.id;
}

const isKept = (work: Work, { id }: StoredObject<'gruppe'>, { fra, dag, stays }: Move): boolean =>
  work
    .where('tilknytning', 'enhedsNummer', fra)
    .filter((one) => !one.after.aflyst && lastsTo(one.after, dag) && stays.has(keyOf(one)))
    .some(({ after }) => after.hovedgruppeId === id || after.grupper.includes(id));

/** Whether another group has its code at the successor during its time. */
function isRival(gruppe: StoredObject<'gruppe'>, other: StoredObject<'gruppe'>, dag: string): boolean {
  const { kilde, kode, gyldigFra, gyldigTil } = gruppe.after;
  const from = gyldigFra < dag ? dag : gyldigFra;
  const { after } = other;
  return after.kilde === kilde && after.kode === kode && overlaps({ gyldigFra: from, gyldigTil }, after);
}

function isSameGruppe({ after: one }: StoredObject<'gruppe'>, { after: other }: StoredObject<'gruppe'>): boolean {
  const isAlike = one.gruppetype === other.gruppetype && one.trin === other.trin;
  return isAlike && fold(one.navn ?? one.kode) === fold(other.navn ?? other.kode);
}

/** The ties of a unit's people, planned ones too, with the groups that moved along. */
export async function moveTilknytninger(work: Work, move: Move, grupper: NewGroups): Promise<void> {
  const ours = work.where('tilknytning', 'enhedsNummer', move.fra).filter(({ after }) => !after.aflyst);
  const lasting = ours.filter(({ after }) => lastsTo(after, move.dag));
  await mapInTurns(lasting, (tie) => {
    const kept = keptByBarn(ours, tie, move);
    if (kept !== undefined) move.stays.set(keyOf(tie), kept);
    if (move.stays.has(keyOf(tie))) return;
    if (isThereAlready(work, tie, move)) giveUp(work, tie, move);
    else carry(work, tie, move, { enhedsNummer: move.til, ...groupsThere(tie, grupper) });
  });
}

/** What keeps a contact's child: the contact stays, too, since it stands inside the child (UNILoginImport: Student). */
function keptByBarn(ours: StoredObject<'tilknytning'>[], { after }: StoredObject<'tilknytning'>, { dag, stays }: Move) {
  const isChild = (one: StoredObject<'tilknytning'>) =>
    one.after.aktoertype === 'barn' && one.after.personId === after.barnId;
  const reasons = ours.filter((one) => isChild(one) && lastsTo(one.after, dag)).map((one) => stays.get(keyOf(one)));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

/** Whether the person is tied to the successor in the same way, by the same source, for the whole of the time. */
function isThereAlready(work: Work, { after }: StoredObject<'tilknytning'>, { til, dag }: Move): boolean {
  const from = after.gyldigFra < dag ? dag : after.gyldigFra;
  return work
    .where('tilknytning', 'personId', after.personId)
    .filter((other) => !other.after.aflyst && other.after.enhedsNummer === til)
    .filter((other) => (['aktoertype', 'kilde', 'barnId'] as const).every((part) => other.after[part] === after[part]))
    .some((other) => other.after.gyldigFra <= from && lastsTo(other.after, after.gyldigTil ?? '9999-12-31'));
}

/** What the successor has already only ends here; what was planned here is called off. */
function giveUp(work: Work, tie: StoredObject<'tilknytning'>, move: Move): void {
  if (tie.after.gyldigFra < move.dag) end(work, tie, move);
  else work.change(tie, { aflyst: true }, ['tilknytning', tie.id]).follows = true;
}

/** Groups belong to a unit: where one could not move, its members move without it. */
function groupsThere({ after }: StoredObject<'tilknytning'>, grupper: NewGroups) {
  const there = parseList(after.grupper).flatMap((id) => grupper.get(id) ?? []);
  const hovedgruppeId = after.hovedgruppeId === null ? null : (grupper.get(after.hovedgruppeId) ?? null);
  return { grupper: JSON.stringify([...new Set(there)]), hovedgruppeId };
}

/** A unit's dagplejegrupper, with the childminders in them and the guests they have. */
export function moveDagpleje(work: Work, move: Move, grupper: NewGroups): void {
  const { fra, til, dag, stays } = move;
  const dagplejere = work.where('dagplejer', 'enhedsNummer', fra).filter(({ after }) => holds(after, dag));
  const made = new Map<string, string>();
  for (const gruppe of work.where('dagplejegruppe', 'anvisningsenhedsNummer', fra)) {
    if (!lastsTo(gruppe.after, dag) || stays.has(keyOf(gruppe))) continue;
    const hasStaying = dagplejere.some((one) => one.after.dagplejegruppeId === gruppe.id && stays.has(keyOf(one)));
    made.set(
      gruppe.id,
      hasStaying ? copy(work, gruppe, move) : carry(work, gruppe, move, { anvisningsenhedsNummer: til }),
    );
  }
  for (const dagplejer of dagplejere) {
    const dagplejegruppeId = made.get(dagplejer.after.dagplejegruppeId);
    if (dagplejegruppeId === undefined || stays.has(keyOf(dagplejer))) continue;
    const gruppeId = dagplejer.after.gruppeId && (grupper.get(dagplejer.after.gruppeId) ?? null);
    carry(work, dagplejer, move, { enhedsNummer: til, dagplejegruppeId, gruppeId });
  }
  for (const ophold of work.where('gaesteophold', 'enhedsNummer', fra))
    if (holds(ophold.after, dag) && !stays.has(keyOf(ophold))) carry(work, ophold, move, { enhedsNummer: til });
}

const holds = (after: { aflyst: boolean; gyldigTil: string | null }, dag: string): boolean =>
  !after.aflyst && lastsTo(after, dag);

/** A dagplejegruppe that a childminder stays in goes on here, too. */
function copy(work: Work, { id, after }: StoredObject<'dagplejegruppe'>, { til, dag }: Move): string {
  const gyldigFra = after.gyldigFra < dag ? dag : after.gyldigFra;
  const path = ['dagplejegruppe', id];
  const made = work.create('dagplejegruppe', { ...after, anvisningsenhedsNummer: til, gyldigFra }, path);
  made.follows = true;
  return made.id;
}

/**
 * Data access is given for one institution number, by the holder of the right in Tilslutning alone (STIL, "Afvis eller
 * godkend anmodninger om dataadgang"). So a system that has it, or has asked for it, at the unit asks for it at the
 * successor. Its access here stays: the system needs it to take people out of Unilogin.
 */
export function requestAftaler(work: Work, { fra, til, dag, stays }: Move, anmodetAf: string): void {
  const granted = (one: StoredObject<'dataaftale'>) => ['requested', 'approved'].includes(one.after.status);
  for (const aftale of work.where('dataaftale', 'enhedsNummer', fra).filter(granted)) {
    const isThere = work.where('dataaftale', 'enhedsNummer', til).some(({ after }) => isSameScope(after, aftale.after));
    if (isThere || stays.has(keyOf(aftale))) continue;
    const open = { kommentar: null, afgjortDato: null, afgjortAf: null, sidstBrugt: null };
    const asked = { status: 'requested', anmodetDato: dag, anmodetAf, enhedsNummer: til };
    work.create('dataaftale', { ...aftale.after, ...open, ...asked }, pathOf(aftale)).follows = true;
  }
}

type Scope = { udbydersystem: string; tjeneste: string };

const isSameScope = (one: Scope, other: Scope): boolean =>
  one.tjeneste === other.tjeneste && fold(one.udbydersystem) === fold(other.udbydersystem);

/** A source with a delivery plan here gets the same plan there, unless it has one there. */
export function copyPlaner(work: Work, { fra, til, stays }: Move): void {
  for (const plan of work.where('leveringsplan', 'enhedsNummer', fra)) {
    const there = work.where('leveringsplan', 'enhedsNummer', til);
    const isThere = there.some(({ after }) => after.kilde === plan.after.kilde);
    if (!isThere && !stays.has(keyOf(plan)))
      work.create('leveringsplan', { ...plan.after, enhedsNummer: til }, pathOf(plan)).follows = true;
  }
}

/** The kinds that hang on a unit for a time. */
type Hanging = 'gruppe' | 'dagplejegruppe' | 'dagplejer' | 'tilknytning' | 'gaesteophold';

/** A move from one unit to the other from a day on, and what stays behind: by `keyOf`, with the code of the rule that keeps it. */
export interface Move {
  fra: string;
  til: string;
  dag: string;
  stays: Map<string, string>;
}

/** The path of an object among those that hang on a unit, by which a problem names it. */
const pathOf = ({ kind, id }: Pick<StoredObject<ObjectKind>, 'kind' | 'id'>): string[] => [kind, id];
const keyOf = (object: Pick<StoredObject<ObjectKind>, 'kind' | 'id'>): string => pathOf(object).join(' ');

/**
 * Lets an object be another from the day on: the existing one ends the day before, and a new one begins. One that has
 * not begun by then is only changed. Returns the id of what holds from then on.
 */
function carry<S extends Hanging>(
  work: Work,
  object: StoredObject<S>,
  { dag }: Pick<Move, 'dag'>,
  patch: Partial<Content[S]>,
): string {
  const stored = { ...object.after };
  if ((stored as Periode).gyldigFra >= dag) {
    work.change(object, patch, pathOf(object)).follows = true;
    return object.id;
  }
  end(work, object, { dag });
  const made = work.create(object.kind as S, { ...stored, ...patch, gyldigFra: dag } as Content[S], pathOf(object));
  made.follows = true;
  return made.id;
}

/** Gives an object that has begun the day before as its last one. */
function end<S extends Hanging>(work: Work, object: StoredObject<S>, { dag }: Pick<Move, 'dag'>): void {
  work.change(object, { gyldigTil: dayBefore(dag) } as Partial<Content[S]>, pathOf(object)).follows = true;
}
