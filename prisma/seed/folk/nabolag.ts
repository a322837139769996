import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { type Sted, stederIn } from '../sample/sted.ts';
import { telefonPrefixes } from '../sample/telefon.ts';
import type { CprSerie } from './cpr-serie.ts';
import type { Familie } from './familie.ts';

/** How many families can still get a sibling, so that memory does not grow with the country. */
const remembered = 12;

/** What the units of a municipality hand on from one to the next: some people belong to two of them. */
export class Nabolag {
  readonly kommuneKode: string;
  readonly cpr: CprSerie;
  readonly steder: readonly Sted[];
  readonly telefonPrefixes: readonly string[];
  readonly familier: Familie[] = [];
  /** Serves several dagpleje units; `enheder` counts them. */
  dagplejepaedagog: { person: PersonFields; enheder: number } | null = null;

  constructor(kommuneKode: string, cpr: CprSerie) {
    this.kommuneKode = kommuneKode;
    this.cpr = cpr;
    this.steder = stederIn(kommuneKode);
    this.telefonPrefixes = telefonPrefixes(kommuneKode);
  }

  remember(familie: Familie): void {
    this.familier.push(familie);
    if (this.familier.length > remembered) this.familier.shift();
  }

  /** Forgets the family, so that none of its children can go where a parent works. */
  takeFamily(): Familie | undefined {
    return this.familier.pop();
  }
}
