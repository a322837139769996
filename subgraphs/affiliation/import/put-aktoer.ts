import type { Content } from '../change/slags.ts';
import type { RowOf } from './import-row.ts';
import { isFirstOf } from './is-first-of.ts';
import { periodOf } from './period-of.ts';
import { personOfRow } from './person-of-row.ts';
import { putKontakter } from './put-kontakter.ts';
import { putTilknytning } from './put-tilknytning.ts';
import type { Put, RowScene } from './row-scene.ts';
import { tilknytningContent } from './tilknytning-content.ts';

type Row = RowOf<'barn'> | RowOf<'ansat'> | RowOf<'ekstern'>;

/** Puts a child with its contacts, an employee or an extern, as the source tells it. */
export function putAktoer(scene: RowScene, row: Row, path: string[]): Put<'tilknytning'> {
  const { enhed, lokalId, gyldigFra, gyldigTil = null } = row;
  if (!isFirstOf(scene, [row.type, enhed, lokalId, gyldigFra ?? null], path)) return undefined;
  const person = personOfRow(scene, { enhed, lokalId, fields: row.person }, path);
  const content = tilknytningContent(scene, { ...row, gyldigFra: gyldigFra ?? scene.day }, path);
  if (!person) return undefined;
  const known = scene.units.byLokalId(enhed, lokalId);
  const all = known.map(({ after }) => after).filter(({ aflyst }) => !aflyst);
  const told = {
    personId: person.id,
    slags: row.type,
    enhedsNummer: enhed,
    asked: { gyldigFra: gyldigFra ?? scene.day, gyldigTil },
    content: (existing: Content['tilknytning'] | undefined) => ({
      ...content(existing),
      lokalId,
      ...periodOf(row, { known: existing, all, day: scene.day }),
    }),
  };
  const tilknytning = putTilknytning(scene, known, told, path);
  if (row.gyldigTil === undefined) scene.memory.goingOn.add(`${enhed} ${lokalId}`, path);
  if (tilknytning && row.type === 'barn' && row.kontakter) {
    const { kontakter } = row;
    tilknytning.tellsKontakter = true;
    const tellsDays = [row, ...kontakter].some((told) => told.gyldigFra != null);
    putKontakter(scene, tilknytning, { kontakter, tellsDays }, path);
  }
  return tilknytning;
}
