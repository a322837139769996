import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Source } from '../change/work.ts';

/** Where and when old things are looked for. */
export interface AdvarselScope {
  source: Source;
  kommune: string;
  /** The state of the data that is looked at. */
  snapshot: Snapshot;
  /** Who is unused, or was last renewed, on this day or before is told of: 11 months before the day asked about. */
  cutoff: string;
}

/** Something that is old. */
export interface Aged {
  /** The unit; null for what belongs to the municipality. */
  enhedsNummer: string | null;
  /** Id of the agreement or appointment; null where there is none. */
  objektId: string | null;
  /** The day from which the 12 months count; of several things the earliest. */
  siden: string;
  antal: number;
}

/** One of STIL's 12-month rules: one file each. */
export interface AdvarselRegel {
  kode: string;
  da: string;
  en: string;
  source: string;
  /** Finds what is 11 months old or older. */
  find(scope: AdvarselScope): Promise<Aged[]>;
}
