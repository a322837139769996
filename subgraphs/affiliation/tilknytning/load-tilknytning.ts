import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';
import { type Changer, mayChange } from '../kilde/may-change.ts';

interface Named extends Changer {
  id: string;
  expectedVersion: number | null;
}

/** The affiliation to change, unless there is none, or another source keeps it. */
export async function loadTilknytning(
  work: Work,
  { id, expectedVersion, ...changer }: Named,
  path: string[],
): Promise<Objekt<'tilknytning'> | undefined> {
  await work.load('tilknytning', 'id', [id]);
  const tilknytning = work.existing('tilknytning', id, [...path, 'id'], expectedVersion);
  return tilknytning && mayChange(work, tilknytning, changer, path) ? tilknytning : undefined;
}
