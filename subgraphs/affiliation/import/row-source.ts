import type { ReadRow } from './read-row.ts';

/** Told how many bytes are read. */
export type OnRead = (done: number) => void;

/** A file of people, as it streams in. */
export interface RowSource {
  name: string;
  /** In bytes. */
  size: number;
  /** Whether such a file holds everything that its source has at its units, unless it is said otherwise. */
  isFull: boolean;
  /** Whether such a file is of one unit, so that it says nothing of the source's others. */
  ofOneUnit: boolean;
  rows(onRead: OnRead): AsyncGenerator<ReadRow>;
}
