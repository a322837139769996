import { objectKinds } from './object-kinds.ts';
import type { Objekt } from './objekt.ts';
import type { Work } from './work.ts';

/** Where an object belongs; the municipality is null when its unit is not known. */
export interface Place {
  enhed: string | null;
  kommune: string | null;
}

/** Where an object belonged, null for a new one, and where it is to belong. The units must be loaded. */
export function placesOf(work: Work, { kind, before, after }: Objekt): { before: Place | null; after: Place } {
  const place = (content: object): Place => {
    // The content and the kind belong together, which a union over the kinds cannot say.
    const of = objectKinds[kind].place(content as never);
    if ('kommune' in of) return { enhed: null, kommune: of.kommune };
    return { enhed: of.enhed, kommune: work.enhed(of.enhed)?.kommuneKode ?? null };
  };
  return { before: before && place(before), after: place(after) };
}

/** The units that an object belongs or belonged to. */
export function enhederOf({ kind, before, after }: Objekt): string[] {
  return [before, after].flatMap((content) => {
    const of = content && objectKinds[kind].place(content as never);
    return of && 'enhed' in of ? [of.enhed] : [];
  });
}
