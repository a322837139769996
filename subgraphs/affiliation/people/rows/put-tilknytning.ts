import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { namedRow } from '../../core/change/use-case.ts';
import { isWithin, overlaps, type Periode } from '../../core/periode/periode.ts';
import { noFields } from '../tilknytning/stored-tilknytning.ts';
import type { Put, RowScene } from './row-scene.ts';

type Tilknytning = StoredObject<'tilknytning'>;

interface Tie extends Pick<Content['tilknytning'], 'personId' | 'aktoertype' | 'enhedsNummer'> {
  /** The time that the row is about. */
  asked: Periode;
  /** What it is to have; a known tie can keep what the row does not say. */
  content(known: Content['tilknytning'] | undefined): Partial<Content['tilknytning']> & Periode;
}

/**
 * Changes the one of the known affiliations that is meant: with that first day, else the first in that time; otherwise
 * makes it. Others that its days now hold wholly are one with it: the source has joined the periods.
 */
export function putTilknytning(
  { work, units, kilde, memory }: RowScene,
  known: readonly Tilknytning[],
  { asked, content, ...fixed }: Tie,
  path: string[],
): Put<'tilknytning'> {
  const possible = known.filter(({ after }) => !after.aflyst && after.aktoertype === fixed.aktoertype);
  const existing =
    possible.find(({ after }) => after.gyldigFra === asked.gyldigFra) ??
    possible.filter(({ after }) => overlaps(after, asked)).sort(byFirstDay)[0];
  const earlier = existing && memory.seen.get(existing.id);
  if (earlier) return void work.refuse('ROW_TWICE', path, namedRow(earlier));
  const after = content(existing?.after);
  const tilknytning = existing
    ? work.change(existing, after, path)
    : work.create('tilknytning', { ...noFields, ...fixed, kilde, ...after }, path);
  const isJoined = (other: Tilknytning) => other !== tilknytning && !memory.seen.has(other.id);
  for (const other of possible.filter((one) => isJoined(one) && isWithin(one.after, tilknytning.after))) {
    work.change(other, { aflyst: true }, path);
    work.warn('PERIODS_JOINED', path, { fra: other.after.gyldigFra, til: other.after.gyldigTil ?? '…' });
  }
  memory.seen.add(tilknytning.id, path);
  if (existing) return tilknytning;
  units.add(tilknytning);
  memory.made.add(tilknytning.id, path);
  return tilknytning;
}

const byFirstDay = (a: Tilknytning, b: Tilknytning): number => (a.after.gyldigFra < b.after.gyldigFra ? -1 : 1);

interface ToldPeriod {
  gyldigFra?: string | null | undefined;
  gyldigTil?: string | null | undefined;
}

/**
 * The period of a row: a day that it does not give stays, and what is new begins on the day of the load. But a row says
 * that somebody is there: an end in the past was not set by the source (a full file may have lacked the row), so the
 * period goes on. `all`: the periods of the same person or group; where a later one follows, the end stays.
 */
export function periodOf(
  { gyldigFra, gyldigTil }: ToldPeriod,
  { known, all, day }: { known: Periode | undefined; all: readonly Periode[]; day: string },
): Periode {
  const end = known?.gyldigTil ?? null;
  const goesOn = end !== null && end < day && !all.some((other) => other.gyldigFra > end);
  return {
    gyldigFra: gyldigFra ?? known?.gyldigFra ?? day,
    gyldigTil: gyldigTil !== undefined ? gyldigTil : goesOn ? null : end,
  };
}

/** Whether no earlier row is of the same; otherwise it is refused: nobody knows which of the two holds. */
export function isFirstOf({ memory, work }: RowScene, of: (string | null)[], path: string[]): boolean {
  const key = JSON.stringify(of);
  const first = memory.rows.get(key);
  if (first) work.refuse('ROW_TWICE', path, namedRow(first));
  memory.rows.add(key, path);
  return first === undefined;
}
