import type { Objekt } from '../change/objekt.ts';
import type { Content } from '../change/slags.ts';
import { overlaps } from '../periode/overlaps.ts';
import type { Periode } from '../periode/periode.ts';
import { noFields } from '../tilknytning/no-fields.ts';
import type { Put, RowScene } from './row-scene.ts';

type Tilknytning = Objekt<'tilknytning'>;

interface Told extends Pick<Content['tilknytning'], 'personId' | 'slags' | 'enhedsNummer'> {
  /** The time that the row is about. */
  asked: Periode;
  /** What it is to have; what is known can keep what the row does not tell. */
  content(known: Content['tilknytning'] | undefined): Partial<Content['tilknytning']> & Periode;
}

/** Changes the one of the known affiliations that is meant: with that first day, else in that time; otherwise makes it. */
export function putTilknytning(
  { work, units, kilde, memory }: RowScene,
  known: readonly Tilknytning[],
  { asked, content, ...fixed }: Told,
  path: string[],
): Put<'tilknytning'> {
  const possible = known.filter(({ after }) => !after.aflyst && after.slags === fixed.slags);
  const existing =
    possible.find(({ after }) => after.gyldigFra === asked.gyldigFra) ??
    possible.find(({ after }) => overlaps(after, asked));
  if (existing && memory.seen.has(existing.id)) return void work.refuse('ROW_TWICE', path);
  const after = content(existing?.after);
  const tilknytning = existing
    ? work.change(existing, after, path)
    : work.create('tilknytning', { ...noFields, ...fixed, kilde, ...after }, path);
  memory.seen.add(tilknytning.id);
  if (existing) return tilknytning;
  units.add(tilknytning);
  memory.made.add(tilknytning.id);
  return tilknytning;
}
