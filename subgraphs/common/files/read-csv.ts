import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** Hears how many bytes of a file have been read so far. */
export type OnRead = (done: number) => void;

/** A line of cells as it stands in its file. Cells are not trimmed; where they are not UTF-8 they hold U+FFFD. */
export interface CsvLine {
  /** Where it begins, the first is 1. */
  line: number;
  cells: string[];
}

const options = {
  delimiter: ';',
  record_delimiter: ['\r\n', '\n'],
  bom: true,
  // A line with cells missing is one finding, not the end.
  relax_column_count: true,
  // No row comes near this; an unclosed quote would otherwise swallow the file.
  max_record_size: 100_000,
};

/**
 * Reads a CSV file, the header as any other line: semicolons, UTF-8 with or without byte order mark, CRLF or LF. With
 * `quotesAreText` a quote inside a value is just a character. Throws BrokenCsv where it cannot be read on.
 */
export async function* readCsv(file: string, onRead?: OnRead, quotesAreText = false): AsyncGenerator<CsvLine> {
  const stream = createReadStream(file);
  const parser = parse({ ...options, relax_quotes: quotesAreText });
  pipeline(stream, parser, () => {}); // a failure of the stream reaches the loop through the parser
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      yield { line, cells };
      line += linesOf(cells);
      onRead?.(stream.bytesRead);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenCsv(line, error.code);
  }
}

/** A quoted value may hold line breaks; csv-parse's own count leaves them out. */
const linesOf = (cells: string[]): number =>
  cells.reduce((lines, cell) => (cell.includes('\n') ? lines + cell.split('\n').length - 1 : lines), 1);

/** The first bytes of a file, for what must be seen of it before it is parsed. */
export async function beginningOf(file: string, bytes: number): Promise<string> {
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0).finally(() => handle.close());
  return buffer.toString('utf8', 0, bytesRead);
}

/** From some line on a file is no CSV: what comes after cannot be trusted to be rows. */
export class BrokenCsv extends Error {
  constructor(
    readonly line: number,
    /** As csv-parse calls it. */
    readonly code: string,
  ) {
    super(code);
  }
}
