import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { StartupError } from '../../common/startup-error.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import type { Details, RefusalCode } from './file-findings.ts';

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

/** No row of the register comes near this; an unclosed quote would otherwise swallow the file. */
const maxRowBytes = 100_000;

const options = {
  delimiter: ';',
  record_delimiter: ['\r\n', '\n'],
  bom: true,
  // The register does not quote, so a quote inside a value is just a character.
  relax_quotes: true,
  // A line with cells missing is one finding, not the end.
  relax_column_count: true,
  max_record_size: maxRowBytes,
};

/** A CSV file: semicolons, UTF-8 with or without byte order mark, CRLF or LF. */
export function csvFile(file: string): RowSource {
  const size = sizeOf(file);
  const rows = (onRead?: OnRead) => readRows(file, onRead);
  return { name: path.basename(file), size, unfinished: size > 0 && lastByte(file, size) !== newline, rows };
}

function sizeOf(file: string): number {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new StartupError(`There is no file ${file}.`);
  if (!found.isFile()) throw new StartupError(`${file} is not a file that can be read more than once.`);
  return found.size;
}

const newline = 0x0a;

function lastByte(file: string, size: number): number | undefined {
  const handle = openSync(file, 'r');
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  closeSync(handle);
  return last[0];
}

async function* readRows(file: string, onRead?: OnRead): AsyncGenerator<SourceRow> {
  await refuseHtml(file);
  const stream = createReadStream(file);
  const parser = parse(options);
  pipeline(stream, parser, () => {}); // a failure of the stream reaches the loop through the parser
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const values = cells.map(cleanText);
      refuseMangled(values, line);
      if (values.length > 1 || values[0] !== '') yield { line, values };
      line += linesOf(cells);
      onRead?.(stream.bytesRead);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'FILE_QUOTE_OPEN' : 'FILE_NOT_CSV';
    throw new UnreadableFile(code, { line, expected: error.code });
  }
}

/** A quoted value may hold line breaks; csv-parse's own count leaves them out. */
const linesOf = (cells: string[]): number =>
  cells.reduce((lines, cell) => (cell.includes('\n') ? lines + cell.split('\n').length - 1 : lines), 1);

/** Decoding puts U+FFFD where the bytes are not UTF-8. */
function refuseMangled(values: string[], line: number): void {
  const mangled = values.find((value) => value.includes('\uFFFD'));
  if (mangled !== undefined) throw new UnreadableFile('FILE_NOT_UTF8', { line, value: mangled });
}

/** Looked for before parsing: a page's quotes can make it fail as CSV, which would hide what it is. */
async function refuseHtml(file: string): Promise<void> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    const [first = ''] = buffer.toString('utf8', 0, bytesRead).trim().split('\n');
    if (first.startsWith('<')) throw new UnreadableFile('FILE_IS_HTML', { line: 1, value: first.trim() });
  } finally {
    await handle.close();
  }
}

/** A file that cannot be read on from some line: what comes after cannot be trusted to be rows. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';

  constructor(
    readonly code: RefusalCode,
    readonly details: Details & { line: number },
  ) {
    super(code);
  }
}
