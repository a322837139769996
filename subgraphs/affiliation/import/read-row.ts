import type { Problem } from '../../common/errors/problem.ts';
import type { ImportRow } from './import-row.ts';

/** What is read of one place of a file. */
export interface ReadRow {
  /** Line where it begins, the first is 1. */
  line: number;
  /** Null when it cannot be used, or is no row. */
  row: ImportRow | null;
  /** Why it cannot be used. */
  problems: Problem[];
  /** What is wrong although it can. */
  remarks: Problem[];
  /** What a file says of itself: whose word it is, and the one unit that it is about. */
  head?: { kilde: string; enhed: string };
}

/** A row is read, or told what is wrong with it. */
export const readRow = (line: number, parsed: { value: ImportRow } | { problems: Problem[] }): ReadRow =>
  'problems' in parsed
    ? { line, row: null, problems: parsed.problems, remarks: [] }
    : { line, row: parsed.value, problems: [], remarks: [] };

/** A place that holds no row that can be used. */
export const noRow = (line: number, ...problems: Problem[]): ReadRow => ({ line, row: null, problems, remarks: [] });
