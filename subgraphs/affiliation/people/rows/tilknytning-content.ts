import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { namedRow } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { spokenOf } from '../../core/input/fields.ts';
import type { RowOf } from '../../core/input/row-schema.ts';
import { isOn } from '../../core/periode/periode.ts';
import { problem } from '../../errors/refusals.ts';
import { rollerOfStilling } from '../rollemapping/rollemapping.reader.ts';
import type { RowScene } from './row-scene.ts';

/** What a child, employee or extern is at a unit, beside who and when. */
type Given =
  | (Pick<RowOf<'barn'>, 'type' | 'grupper' | 'rolle' | 'trin' | 'hovedgruppe' | 'elevnummer' | 'lokation'> &
      Membership)
  | (Pick<RowOf<'ansat'>, 'type' | 'grupper' | 'roller' | 'initialer' | 'stilling' | 'lokation'> & Membership)
  | (Pick<RowOf<'ekstern'>, 'type' | 'grupper' | 'rolle'> & Membership);

type Own = Partial<
  Pick<
    Content['tilknytning'],
    'roller' | 'grupper' | 'trin' | 'hovedgruppeId' | 'elevnummer' | 'initialer' | 'stilling' | 'lokation'
  >
>;

/**
 * The columns that one kind of affiliation has of its own, as far as they are given, without the groups that are unknown.
 * They are a function of the known affiliation, if there is one: roles may follow from what it has.
 */
export function tilknytningContent(
  scene: RowScene,
  given: Given,
  path: string[],
): (known?: Content['tilknytning']) => Own {
  const at = (i: number) => [...path, 'grupper', String(i)];
  const grupper = given.grupper?.flatMap((kode, i) => idOf(scene, kode, given, at(i)) ?? []);
  const shared = grupper ? { grupper: JSON.stringify(grupper) } : {};
  if (given.type === 'ekstern') return () => ({ ...shared, roller: JSON.stringify([given.rolle]) });
  if (given.type === 'ansat') {
    const { initialer, stilling, lokation } = given;
    const content = { ...shared, ...spokenOf({ initialer, stilling, lokation }) };
    return (known) => ({ ...content, ...rollerOf(scene, given, known) });
  }
  const hovedgruppeId = idOf(scene, given.hovedgruppe, given, [...path, 'hovedgruppe']);
  const { trin, elevnummer, lokation } = given;
  const roller = JSON.stringify([given.rolle]);
  return () => ({ ...shared, roller, trin, hovedgruppeId, ...spokenOf({ elevnummer, lokation }) });
}

/** Null for a group that cannot be found; at an unknown unit none can, and the error names only the unit. */
function idOf(scene: RowScene, kode: string, given: Given, path: string[]): string | null {
  const { work } = scene;
  const isSought = work.enhed(given.enhed) !== undefined && !work.isDoubted(path);
  const id = isSought ? resolveGruppe(scene, kode, given, path)?.id : undefined;
  if (id === undefined) work.doubt(path);
  return id ?? null;
}

/** Roles that are not given follow from the job title, when that is new; otherwise they stay. */
function rollerOf(
  { work }: RowScene,
  { roller, stilling, enhed, gyldigFra }: Extract<Given, { type: 'ansat' }>,
  known: Content['tilknytning'] | undefined,
): Own {
  if (roller && roller.length > 0) return { roller: JSON.stringify(roller) };
  if (known && roller === undefined && (stilling === undefined || stilling === known.stilling)) return {};
  const title = stilling === undefined ? (known?.stilling ?? null) : stilling;
  const kommune = work.enhed(enhed)?.kommuneKode ?? '';
  const mapped = title === null ? [] : rollerOfStilling(work, kommune, title, gyldigFra);
  return known && roller === undefined && mapped.length === 0 ? {} : { roller: JSON.stringify(mapped) };
}

/** Where somebody is, and from when. */
interface Membership {
  enhed: string;
  gyldigFra: string;
}

/**
 * The group that a code means on the first day of a membership, or the latest that had it. An unknown one is refused:
 * Unilogin would silently make it, and a typing error with it (V1).
 */
export function resolveGruppe(
  { units, work, memory }: Pick<RowScene, 'units' | 'work'> & Partial<Pick<RowScene, 'memory'>>,
  kode: string,
  { enhed, gyldigFra }: Membership,
  path: string[],
): StoredObject<'gruppe'> | undefined {
  const grupper = units.grupper(enhed, kode);
  const gruppe = grupper.find(({ after }) => isOn(after, gyldigFra)) ?? grupper[0];
  if (gruppe) return gruppe;
  const refused = memory?.refused.place(`gruppe ${enhed} ${kode}`);
  if (refused) refuseDependent(work, path, refused);
  else work.refuse('GRUPPE_UNKNOWN', path, { value: kode, enhed });
  return undefined;
}

/** Refuses a row for want of another one, which was refused. */
export function refuseDependent(work: Work, path: string[], dependsOn: readonly string[]): void {
  work.errors.push({ ...problem('ROW_DEPENDS', path, namedRow(dependsOn)), dependsOn });
}
