import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { BrokenCsv, beginningOf, type OnRead, readCsv } from '../../common/files/read-csv.ts';
import { StartupError } from '../../common/startup-error.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import type { Details, RefusalCode } from './file-findings.ts';

/** One row as it stands in its file: its line number and its cells, trimmed at the ends. */
export interface SourceRow {
  line: number;
  values: string[];
}

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

/** A CSV file of the register, which does not quote. */
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
  try {
    for await (const { line, cells } of readCsv(file, onRead, true)) {
      const values = cells.map(cleanText);
      refuseMangled(values, line);
      if (values.length > 1 || values[0] !== '') yield { line, values };
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'FILE_QUOTE_OPEN' : 'FILE_NOT_CSV';
    throw new UnreadableFile(code, { line: error.line, expected: error.code });
  }
}

/** Decoding puts U+FFFD where the bytes are not UTF-8. */
function refuseMangled(values: string[], line: number): void {
  const mangled = values.find((value) => value.includes('\uFFFD'));
  if (mangled !== undefined) throw new UnreadableFile('FILE_NOT_UTF8', { line, value: mangled });
}

/** Looked for before parsing: a page's quotes can make it fail as CSV, which would hide what it is. */
async function refuseHtml(file: string): Promise<void> {
  const [first = ''] = (await beginningOf(file, 256)).trim().split('\n');
  if (first.startsWith('<')) throw new UnreadableFile('FILE_IS_HTML', { line: 1, value: first.trim() });
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
