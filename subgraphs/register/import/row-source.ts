/** One row as it stands in its file: its line number and its cells, trimmed at the ends. */
export interface SourceRow {
  line: number;
  values: string[];
}

/** Told how much has been read so far, in the unit of `RowSource.size`. */
export type OnRead = (done: number) => void;

/** A file of rows that can be read from the beginning as often as needed; it is never held as a whole. */
export interface RowSource {
  name: string;
  /** How much there is to read, in bytes; 0 when it is not known. */
  size: number;
  /** Whether the file ends inside a line, as one that was cut short does. */
  unfinished?: boolean;
  /** The header first, then the rows. Throws UnreadableFile where going on makes no sense. */
  rows(onRead?: OnRead): AsyncIterable<SourceRow>;
}
