import type { ChangeSpan } from '../change/changeset-writer.ts';
import type { Slags } from '../change/slags.ts';
import type { ImportRow } from './import-row.ts';

/** What a load has to say of a line; never a name or a number of a person. */
export interface LoadFinding {
  /** The first is 1; null for what is about the whole file. */
  line: number | null;
  code: string;
  /** Where in the row: "person.cpr", or the element of a document. */
  field: string;
  en: string;
  da: string;
  example: string | null;
}

/** How many objects, in all and of each kind. */
export type ObjectCounts = Partial<Record<Slags, number>> & { total: number };

/** What a full load ends at one unit: children, employees and externs. */
export interface Removal {
  enhed: string;
  removed: number;
  total: number;
}

/** What a load did. */
export interface LoadReport {
  file: string;
  kilde: string | null;
  /** Whether what the file does not have was ended. */
  full: boolean;
  /** False when anything was refused: then nothing of the file is stored. */
  stored: boolean;
  dryRun: boolean;
  /** Rows read, also those refused. */
  rows: Partial<Record<ImportRow['type'], number>> & { total: number };
  created: ObjectCounts;
  changed: ObjectCounts;
  ended: ObjectCounts;
  /** Groups and affiliations that rows are of and that stay as they were. */
  unchanged: ObjectCounts;
  removals: Removal[];
  /** Rows that cannot be stored. */
  refusedRows: number;
  /** Why, the first 1,000; `refusalCount` counts all. */
  refusals: LoadFinding[];
  refusalCount: number;
  /** What was stored although it should be looked at: how many of each code, and the first 100 of each. */
  remarkCounts: Record<string, number>;
  remarks: LoadFinding[];
  /** The numbers of the changes; null when nothing changed. */
  changes: ChangeSpan | null;
}
