/** What an import says of itself and of its institution (STIL, side 2360666). */
export interface ImportHead {
  /** When the source system made it, as Danish time without offset: 2026-08-01T17:00:00. */
  sourceDateTime: string;
  /** Name of the source system. With the institution number it identifies the import. */
  source: string;
  /** 2026-2027. */
  schoolYear: string;
  /** Information only; Unilogin does not store it. */
  sourceVersion: string | null;
  institutionNumber: string;
  /** Information only; Unilogin does not store it. */
  institutionName: string | null;
}
