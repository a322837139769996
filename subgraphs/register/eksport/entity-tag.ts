import { createHash } from 'node:crypto';
import { type Kodebog, lister } from '../kodeliste/kodebog.ts';
import { layouts, layoutVersion } from './layouts.ts';

/** The last change of the register, and the timeline that its number is of. */
export type LastChange = { tidslinje: string; lastChange: number; at: Date | null };

/**
 * Makes the strong entity tags of the exports (RFC 9110, section 8.8.3). Everything the bytes come from is in it:
 * the last change and its timeline, the layout, and the texts of codes and municipalities, which are not part of the change log.
 */
export function entityTags(kodebog: Kodebog): (last: LastChange) => string {
  const content = [layoutVersion, [...layouts], lister.map((liste) => kodebog.koder(liste)), kodebog.kommuner()];
  const fingerprint = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
  return ({ lastChange, tidslinje, at }) =>
    `"${lastChange}-${tidslinje.slice(0, 12)}-${at?.getTime().toString(36) ?? 0}-${fingerprint}"`;
}

/**
 * Whether the caller already has the representation with this tag: `If-None-Match` as a list or `*`,
 * compared weakly (RFC 9110, section 13.1.2).
 */
export function isKnown(entityTag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  const known: string[] = ifNoneMatch.match(opaqueTag) ?? [];
  return ifNoneMatch.trim() === '*' || known.includes(entityTag);
}

/** Commas may stand inside the quotes, so the list cannot be split at them; `W/` stands outside. */
const opaqueTag = /"[\x21\x23-\x7e\x80-\xff]*"/g;
