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
  /** The line that it depends on: that was refused, and so is this. */
  dependsOn: number | null;
}

/** How many objects, in all and of each kind. */
export type ObjectCounts = Partial<Record<Slags, number>> & { total: number };

/** Whom of one unit a full file does not have: children, employees and externs. */
export interface Removal {
  enhed: string;
  removed: number;
  total: number;
  /** Whether the file names the unit at all. */
  isNamed: boolean;
  /** Whether they are ended. Otherwise they stay, for the reason that a refusal or remark gives. */
  ended: boolean;
}

/** What a load did. */
export interface LoadReport {
  file: string;
  kilde: string | null;
  /** Whether what the file does not have was ended. */
  full: boolean;
  /** Refused rows, and ends that are not confirmed, are left out, and the rest is stored. */
  skipRefused: boolean;
  /** Nothing of the file is stored: it cannot be read, or anything of it is refused and was not to be left out. */
  refused: boolean;
  /** False when it is refused, and in a dry run. */
  stored: boolean;
  /**
   * What others changed while it was loaded in turns made rows or ends refused that held in the rehearsal: they are among
   * `refusals` and left out, the rest is stored. The file is to be loaded again.
   */
  overtaken: boolean;
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
  /** The numbers of the first and last change; of a load in turns, changes of others may stand between. Null when nothing changed. */
  changes: ChangeSpan | null;
}
