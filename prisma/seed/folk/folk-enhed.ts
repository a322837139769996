import type { Beskyttelse } from './beskyttelse.ts';

/** A unit of the register that people are attached to. */
export interface FolkEnhed {
  nummer: string;
  navn: string;
  kommuneKode: string;
  /** An alternative address has the type of the unit it belongs to. */
  instType3: string;
  alternativAdresse: boolean;
  cvrNummer: string;
  pNummer: string;
  /** Rooms or childminders; null: to be drawn. */
  stuer: number | null;
  /** How one of its families is protected in any case, so that a handful of units shows it. */
  beskyttet: Beskyttelse;
  /** Seeds its people: the small and the full register number their units differently. */
  seed: string;
}
