import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';

/**
 * Whether another end than it has comes too late, which is noted: people were told, and deliveries made, that it was over.
 * A row of its source's roster tells the whole period, and may.
 */
export function isFinal(
  work: Work,
  { before }: Objekt<'tilknytning'>,
  gyldigTil: string | null,
  path: string[],
): boolean {
  const end = before?.gyldigTil ?? null;
  if (end === null || end > work.today || end === gyldigTil) return false;
  work.refuse('TILKNYTNING_ENDED', path, { value: end });
  return true;
}
