import type { Random } from './random.ts';
import steder from './steder.json' with { type: 'json' };

/** A post district inside one municipality, with a point in its town (WGS84, approximate). */
export type Sted = {
  postNummer: string;
  byNavn: string;
  bredde: number;
  laengde: number;
  supplerende?: readonly string[];
  kvarterer?: readonly string[];
  /** København K/V and Frederiksberg C: there a post number belongs to one street. */
  vejNavn?: string;
};

export const verdenshjoerner: readonly string[] = ['Nord', 'Syd', 'Øst', 'Vest', 'Midt'];

const stederByKommune: Readonly<Record<string, readonly Sted[]>> = steder;

export function stederIn(kommuneKode: string): readonly Sted[] {
  const found = stederByKommune[kommuneKode];
  if (found === undefined) throw new RangeError(`no places in municipality ${kommuneKode}`);
  return found;
}

/** What people call the parts of a place: quarters and villages, else the town. */
export function egne(sted: Sted): readonly string[] {
  const names = [...(sted.kvarterer ?? []), ...(sted.supplerende ?? [])];
  return names.length > 0 ? names : [sted.byNavn];
}

export function drawEgn(sted: Sted, random: Random): string {
  return random.pick(egne(sted));
}
