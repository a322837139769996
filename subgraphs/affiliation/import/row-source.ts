import type { OnRead } from '../../common/files/read-csv.ts';
import type { ImportRow } from '../core/input/row-schema.ts';
import type { Problem } from '../errors/refusals.ts';
import { aboutNothing, aboutRow, type RowAbout } from '../people/rows/row-memory.ts';

/** A file of people, as it streams in. */
export interface RowSource {
  name: string;
  /** In bytes. */
  size: number;
  /** Whether such a file holds everything that its source has at its units, unless it is said otherwise. */
  isFull: boolean;
  /** Whether such a file is of one unit, so that it says nothing of the source's others. */
  ofOneUnit: boolean;
  /** Whether its rows stand unit by unit, each behind those that it names: then they are read only once. */
  isSorted?: boolean;
  rows(onRead: OnRead): AsyncGenerator<ReadRow>;
}

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
  /** What it is of when it cannot be used; null when it is no row, but of the whole file. */
  about: RowAbout | null;
  /** What a file says of itself: whose word it is, and the one unit that it is about. */
  head?: { kilde: string; enhed: string };
}

/** A row that was read, or what is wrong with it. `given` is the row as it stands there. */
export const readRow = (
  line: number,
  parsed: { value: ImportRow } | { problems: Problem[] },
  given: unknown,
): ReadRow => ({
  line,
  row: 'problems' in parsed ? null : parsed.value,
  problems: 'problems' in parsed ? parsed.problems : [],
  remarks: [],
  about: 'problems' in parsed ? aboutRow(given) : aboutNothing,
});

/** A place without a usable row that does not say either what it is of. */
export const noRow = (line: number, ...problems: Problem[]): ReadRow => ({
  ...{ line, row: null, problems, remarks: [] },
  about: aboutNothing,
});

/** A file that cannot be read on from some line. */
export class UnreadablePeople extends Error {
  override name = 'UnreadablePeople';

  constructor(
    readonly line: number,
    readonly problem: Problem,
  ) {
    super(problem.en);
  }
}
