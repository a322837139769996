import { createHash } from 'node:crypto';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { lister } from '../kodeliste/lister.ts';

/** A short name for the content of all code tables: whoever keeps a copy sees by it when to read them again. */
export function codeTableVersion(kodebog: Kodebog): string {
  const tables = [lister.map((liste) => kodebog.koder(liste)), kodebog.kommuner(), kodebog.kombinationer()];
  return createHash('sha256').update(JSON.stringify(tables)).digest('hex').slice(0, 12);
}
