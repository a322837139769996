import type { ChangeSpan } from '../change/changeset-writer.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Finding } from './finding.ts';
import type { FileKind } from './kolonne.ts';
import type { MissingUnit } from './read-missing.ts';

/** How many, in all and on each level. */
export type Counts = Record<'total' | Niveau, number>;

/** What a load did. */
export interface LoadReport {
  file: string;
  /** Which export the file is; null when that could not be told. */
  kind: FileKind | null;
  /** False when anything was refused: then nothing of the file is stored, and nothing is created or changed. */
  stored: boolean;
  /** Nothing was to be stored: `created` and `changed` tell what a load would do. */
  dryRun: boolean;
  /** Rows read; `total` also counts those whose level could not be told. */
  rows: Counts;
  created: Counts;
  changed: Counts;
  unchanged: Counts;
  /** Refused rows; a refusal of the file itself is not a row. */
  refused: Counts;
  /** Why, at most 1,000 of them by line; `refusalCount` counts all. */
  refusals: Finding[];
  refusalCount: number;
  /** What was stored although it looks wrong: how many of each code, and the first 1,000 of each. */
  remarkCounts: Record<string, number>;
  remarks: Finding[];
  /** Active units of the file's municipalities and levels that it has not; they stay as they are. The first 1,000 of `missingCount`. */
  missing: MissingUnit[];
  missingCount: number;
  /** The numbers of the changes; null when nothing changed. */
  changes: ChangeSpan | null;
}
