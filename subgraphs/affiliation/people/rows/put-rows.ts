import { mapInTurns } from '../../../common/turns/turns.ts';
import type { Content } from '../../core/change/object-kinds.ts';
import { namedRow } from '../../core/change/use-case.ts';
import { spokenOf } from '../../core/input/fields.ts';
import type { ImportRow, RowOf } from '../../core/input/row-schema.ts';
import { overlaps } from '../../core/periode/periode.ts';
import { personOfRow } from './person-of-row.ts';
import { putKontakt, putKontakter } from './put-kontakt.ts';
import { isFirstOf, periodOf, putTilknytning } from './put-tilknytning.ts';
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
