import type { Content } from '../change/slags.ts';
import { rollerOfStilling } from '../rollemapping/roller-of-stilling.ts';
import type { RowOf } from './import-row.ts';
import { type Membership, resolveGruppe } from './resolve-gruppe.ts';
import type { RowScene } from './row-scene.ts';

/** What a child, employee or extern is at a unit, beside who and when. */
export type Told =
  | (Pick<RowOf<'barn'>, 'type' | 'grupper' | 'rolle' | 'trin' | 'hovedgruppe' | 'elevnummer' | 'lokation'> &
      Membership)
  | (Pick<RowOf<'ansat'>, 'type' | 'grupper' | 'roller' | 'initialer' | 'stilling' | 'lokation'> & Membership)
  | (Pick<RowOf<'ekstern'>, 'type' | 'grupper' | 'rolle'> & Membership);

type Own = Pick<
  Content['tilknytning'],
  'roller' | 'grupper' | 'trin' | 'hovedgruppeId' | 'elevnummer' | 'initialer' | 'stilling' | 'lokation'
>;

const nothing = { trin: null, hovedgruppeId: null, elevnummer: null, initialer: null, stilling: null, lokation: null };

/** The columns that one kind of affiliation has of its own, without the groups that are unknown. */
export function tilknytningContent(scene: RowScene, told: Told, path: string[]): Own {
  const grupper = told.grupper.flatMap((kode, i) => idOf(scene, kode, told, [...path, 'grupper', String(i)]) ?? []);
  const shared = { ...nothing, grupper: JSON.stringify(grupper) };
  if (told.type === 'ekstern') return { ...shared, roller: JSON.stringify([told.rolle]) };
  if (told.type === 'ansat') {
    const { initialer, stilling, lokation } = told;
    return { ...shared, initialer, stilling, lokation, roller: JSON.stringify(rollerOf(scene, told)) };
  }
  const hovedgruppeId = idOf(scene, told.hovedgruppe, told, [...path, 'hovedgruppe']);
  const { trin, elevnummer, lokation } = told;
  const roller = JSON.stringify([told.rolle]);
  return { ...shared, roller, trin, hovedgruppeId, elevnummer, lokation };
}

/** Null for a group that cannot be found; of a unit that is not known none can, and only the unit is told. */
function idOf(scene: RowScene, kode: string, told: Told, path: string[]): string | null {
  const { work } = scene;
  const isSought = work.enhed(told.enhed) !== undefined && !work.isDoubted(path);
  const id = isSought ? resolveGruppe(scene, kode, told, path)?.id : undefined;
  if (id === undefined) work.doubt(path);
  return id ?? null;
}

function rollerOf({ work }: RowScene, { roller, stilling, enhed, gyldigFra }: Extract<Told, { type: 'ansat' }>) {
  if (roller.length > 0 || stilling === null) return roller;
  return rollerOfStilling(work, work.enhed(enhed)?.kommuneKode ?? '', stilling, gyldigFra);
}
