import { namedRow } from '../change/named-row.ts';
import { overlaps } from '../periode/periode.ts';
import type { RowOf } from './import-row.ts';
import { isFirstOf } from './is-first-of.ts';
import { periodOf } from './period-of.ts';
import type { Put, RowScene } from './row-scene.ts';
import { spokenOf } from './spoken-of.ts';

/** What a group has of which nothing is said. */
export const noGruppefelter = { navn: null, trin: null, linje: null, gyldigTil: null };

/** Puts a group as its source tells it: the one with that code at that time, or a new one. */
export function putGruppe(scene: RowScene, row: RowOf<'gruppe'>, path: string[]): Put<'gruppe'> {
  const { work, units, kilde, day, memory } = scene;
  const { type: _type, enhed: enhedsNummer, kode, gruppetype, gyldigFra, gyldigTil = null, ...content } = row;
  if (!isFirstOf(scene, ['gruppe', enhedsNummer, kode, gyldigFra ?? null], path)) return undefined;
  const asked = { gyldigFra: gyldigFra ?? day, gyldigTil };
  const own = units.grupper(enhedsNummer, kode).filter(({ after }) => after.kilde === kilde);
  const known =
    own.find(({ after }) => after.gyldigFra === asked.gyldigFra) ?? own.find(({ after }) => overlaps(after, asked));
  const told = known && memory.seen.get(known.id);
  if (told) return void work.refuse('ROW_TWICE', path, namedRow(told));
  const period = periodOf(row, { known: known?.after, all: own.map(({ after }) => after), day });
  const after = { ...spokenOf(content), kode, gruppetype, enhedsNummer, kilde, ...period };
  const gruppe = known ? work.change(known, after, path) : work.create('gruppe', { ...noGruppefelter, ...after }, path);
  if (!known) units.addGruppe(gruppe);
  memory.seen.add(gruppe.id, path);
  return gruppe;
}
