import { mapInTurns } from '../../../common/turns/turns.ts';
import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { namedRow } from '../../core/change/use-case.ts';
import { spokenOf } from '../../core/input/fields.ts';
import type { ImportRow, KontaktFields, RowOf } from '../../core/input/row-schema.ts';
import { dayBefore, overlaps, type Periode } from '../../core/periode/periode.ts';
import { isNamesake } from '../person/likeness.ts';
import { endOrCancel } from '../tilknytning/stored-tilknytning.ts';
import { personOfRow, tell } from './person-of-row.ts';
import { isFirstOf, periodOf, putTilknytning } from './put-tilknytning.ts';
import type { RowMemory } from './row-memory.ts';
import type { Put, RowScene } from './row-scene.ts';
import { refuseDependent, tilknytningContent } from './tilknytning-content.ts';

/** A row, and where it stands in the input. */
export interface PlacedRow {
  row: ImportRow;
  path: string[];
}

/** Rows that others name go first. */
const rank = { gruppe: 0, ansat: 1, ekstern: 1, barn: 1, kontakt: 2 } as const;

/** Rows in the order in which they are put. */
export const inOrder = (rows: readonly PlacedRow[]): PlacedRow[] =>
  rows.toSorted((a, b) => rank[a.row.type] - rank[b.row.type]);

/** Puts rows as their source gives them; putting them again changes nothing. */
export async function putRows(scene: RowScene, rows: readonly PlacedRow[]): Promise<void> {
  await mapInTurns(inOrder(rows), ({ row, path }) => void putRow(scene, row, path));
}

function putRow(scene: RowScene, row: ImportRow, path: string[]) {
  if (row.type === 'gruppe') return putGruppe(scene, row, path);
  if (row.type === 'kontakt') return putLooseKontakt(scene, row, path);
  return putAktoer(scene, row, path);
}

function putLooseKontakt(scene: RowScene, row: RowOf<'kontakt'>, path: string[]) {
  const { units, work, memory } = scene;
  memory.kontaktRows.add(row.enhed, path);
  // A stored child of that local id may be another one than the row that was refused is of.
  const refused = memory.refused.place(`person ${row.enhed} ${row.barnLokalId}`);
  if (refused) return void refuseDependent(work, [...path, 'barnLokalId'], refused);
  const barn = units
    .byLokalId(row.enhed, row.barnLokalId)
    .findLast(({ after }) => after.aktoertype === 'barn' && !after.aflyst);
  if (!barn) return void work.refuse('BARN_UNKNOWN', [...path, 'barnLokalId']);
  return putKontakt(scene, barn, row, path);
}

/** What a group has when nothing is said about it. */
export const noGruppeFields = { navn: null, trin: null, linje: null, gyldigTil: null };

/** Puts a group as its source gives it: the one with that code at that time, or a new one. */
function putGruppe(scene: RowScene, row: RowOf<'gruppe'>, path: string[]): Put<'gruppe'> {
  const { work, units, kilde, day, memory } = scene;
  const { type: _type, enhed: enhedsNummer, kode, gruppetype, gyldigFra, gyldigTil = null, ...content } = row;
  if (!isFirstOf(scene, ['gruppe', enhedsNummer, kode, gyldigFra ?? null], path)) return undefined;
  const asked = { gyldigFra: gyldigFra ?? day, gyldigTil };
  const own = units.grupper(enhedsNummer, kode).filter(({ after }) => after.kilde === kilde);
  const known =
    own.find(({ after }) => after.gyldigFra === asked.gyldigFra) ?? own.find(({ after }) => overlaps(after, asked));
  const earlier = known && memory.seen.get(known.id);
  if (earlier) return void work.refuse('ROW_TWICE', path, namedRow(earlier));
  const period = periodOf(row, { known: known?.after, all: own.map(({ after }) => after), day });
  const after = { ...spokenOf(content), kode, gruppetype, enhedsNummer, kilde, ...period };
  const gruppe = known ? work.change(known, after, path) : work.create('gruppe', { ...noGruppeFields, ...after }, path);
  if (!known) units.addGruppe(gruppe);
  memory.seen.add(gruppe.id, path);
  return gruppe;
}

type Row = RowOf<'barn'> | RowOf<'ansat'> | RowOf<'ekstern'>;

/** Puts a child with its contacts, an employee or an extern, as the source gives it. */
function putAktoer(scene: RowScene, row: Row, path: string[]): Put<'tilknytning'> {
  const { enhed, lokalId, gyldigFra, gyldigTil = null } = row;
  if (!isFirstOf(scene, [row.type, enhed, lokalId, gyldigFra ?? null], path)) return undefined;
  const person = personOfRow(scene, { enhed, lokalId, fields: row.person }, path);
  const content = tilknytningContent(scene, { ...row, gyldigFra: gyldigFra ?? scene.day }, path);
  if (!person) return undefined;
  const known = scene.units.byLokalId(enhed, lokalId);
  const all = known.map(({ after }) => after).filter(({ aflyst }) => !aflyst);
  const tie = {
    personId: person.id,
    aktoertype: row.type,
    enhedsNummer: enhed,
    asked: { gyldigFra: gyldigFra ?? scene.day, gyldigTil },
    content: (existing: Content['tilknytning'] | undefined) => ({
      ...content(existing),
      lokalId,
      ...periodOf(row, { known: existing, all, day: scene.day }),
    }),
  };
  const tilknytning = putTilknytning(scene, known, tie, path);
  if (row.gyldigTil === undefined) scene.memory.goingOn.add(`${enhed} ${lokalId}`, path);
  if (tilknytning && row.type === 'barn' && row.kontakter) {
    const { kontakter } = row;
    tilknytning.tellsKontakter = true;
    const tellsDays = [row, ...kontakter].some((one) => one.gyldigFra != null);
    putKontakter(scene, tilknytning, { kontakter, tellsDays }, path);
  }
  return tilknytning;
}

/**
 * Puts all contacts of a child: those that its source does not name any more end. Contacts without days are about today
 * alone, so a contact that is to come later stays planned. None ends for a child whom its number alone found and whom
 * the writer may not see: the answer, which is that of a new child, has none either.
 */
export function putKontakter(
  scene: RowScene,
  barn: StoredObject<'tilknytning'>,
  { kontakter, tellsDays }: { kontakter: readonly KontaktFields[]; tellsDays: boolean },
  path: string[],
): void {
  const { work, units, day, memory } = scene;
  kontakter.forEach((kontakt, i) => {
    putKontakt(scene, barn, kontakt, [...path, 'kontakter', String(i)]);
  });
  if (barn.before === null && work.metHidden.has(barn.after.personId)) return;
  for (const kontakt of units.kontakter(barn.after.enhedsNummer, barn.after.personId))
    if (
      !memory.seen.has(kontakt.id) &&
      overlaps(kontakt.after, barn.after) &&
      (tellsDays || kontakt.after.gyldigFra <= day)
    )
      endOrCancel(work, kontakt, dayBefore(day), path);
}

type Barn = StoredObject<'tilknytning'>;

/** Puts one contact of a child. Without a period of its own it has the child's. */
export function putKontakt(scene: RowScene, barn: Barn, row: KontaktFields, path: string[]): Put<'tilknytning'> {
  const { enhedsNummer, personId: barnId, gyldigFra: barnFra } = barn.after;
  const person = kontaktPerson(scene, barn, row, path);
  if (!person) return undefined;
  if (!isFirstOf(scene, ['kontakt', enhedsNummer, barnId, person.id, row.gyldigFra ?? barnFra], path)) return undefined;
  const known = scene.units.kontakter(enhedsNummer, barnId).filter(({ after }) => after.personId === person.id);
  const { relation, foraeldremyndighed, adgangsniveau, retsgrundlag, cvrNummer, pNummer } = row;
  const fields = spokenOf({ barnId, relation, foraeldremyndighed, adgangsniveau, retsgrundlag, cvrNummer, pNummer });
  const { asked, period } = timeOf(scene, barn, row);
  const content = (existing: Periode | undefined) => ({ ...fields, ...period(existing) });
  const fixed = { personId: person.id, aktoertype: 'kontakt', enhedsNummer };
  return putTilknytning(scene, known, { ...fixed, asked, content }, path);
}

/** A new contact of a child who is there already is one from today on, as far as anybody knows. */
function timeOf({ day, memory }: RowScene, { id, before, after: barn }: Barn, { gyldigFra, gyldigTil }: KontaktFields) {
  const tellsStart = gyldigFra != null;
  const last = tellsStart && gyldigTil === null ? null : (gyldigTil ?? barn.gyldigTil);
  const was = before ?? barn; // the contacts of a child that comes back come back with it
  const isUnderWay = was.gyldigFra <= day && (was.gyldigTil === null || was.gyldigTil >= day);
  const first = !tellsStart && isUnderWay && !memory.made.has(id) ? day : barn.gyldigFra;
  const asked: Periode = { gyldigFra: gyldigFra ?? first, gyldigTil: last };
  // An end of its own stays when the row gives none, within the child's time; the child's end goes with the child.
  const keepsEnd = (known: Periode) =>
    gyldigTil === undefined &&
    known.gyldigTil !== (before?.gyldigTil ?? null) &&
    (barn.gyldigTil === null || (known.gyldigTil !== null && known.gyldigTil <= barn.gyldigTil));
  const period = (known: Periode | undefined): Periode => ({
    gyldigFra: gyldigFra ?? known?.gyldigFra ?? asked.gyldigFra,
    gyldigTil: known && keepsEnd(known) ? known.gyldigTil : last,
  });
  return { asked, period };
}

/**
 * CPR is the only key of a contact. Where the number is not given, or not known, the child's contact of that name is
 * meant, whichever source gave it: one without a number gets it, and one whose number is left out keeps it. As another
 * person it would lose its protection. A person whom the caller may not see is never found by name: that would give the
 * name away.
 */
function kontaktPerson(scene: RowScene, { after: barn }: Barn, { person: fields }: KontaktFields, path: string[]) {
  const { work, book, memory } = scene;
  const { enhedsNummer: enhed } = barn;
  const kommune = work.enhed(enhed)?.kommuneKode ?? '';
  const where = [...path, 'person'];
  if (fields.cpr !== '' && book.find(kommune, fields.cpr))
    return personOfRow(scene, { enhed, lokalId: null, fields }, path);
  const contacts = contactsOf(scene, barn)
    .flatMap(({ after }) => work.get('person', after.personId) ?? [])
    .filter((person) => person.after.kommuneKode === kommune);
  const isMeant = ({ after }: StoredObject<'person'>) => fields.cpr === '' || after.cprIndex === null;
  if (contacts.some((person) => isMeant(person) && work.hides(person)))
    return void work.refuse('CONTACT_CPR_NEEDED', [...where, 'cpr']);
  const namesakes = contacts.filter((person) => isNamesake(person, fields));
  const numberless = namesakes.find(({ after }) => after.cprIndex === null);
  if (fields.cpr === '') return tell(scene, kommune, numberless ?? namesakes.find(isUnnamed(memory)), fields, where);
  const known = [numberless].find((person) => person !== undefined && isUnnamed(memory)(person));
  const at = { kilde: scene.kilde, enhedsNummer: enhed };
  if (known && !book.giveCpr(known, fields.cpr, where, at)) return undefined;
  return tell(scene, kommune, known, fields, where);
}

/** Of all sources, its own first. */
const contactsOf = ({ work, units }: RowScene, { enhedsNummer, personId }: Barn['after']): Barn[] => [
  ...units.kontakter(enhedsNummer, personId),
  ...work.where('tilknytning', 'barnId', personId),
];

/** A person whom a row named already is not meant again under the same name: the rows say that they are two. */
const isUnnamed =
  ({ persons }: RowMemory) =>
  ({ id }: StoredObject<'person'>): boolean =>
    !persons.has(`${id} fornavn`);
