import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { OnRead } from '../../common/files/read-csv.ts';
import { StartupError } from '../../common/startup-error.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import { parseFields } from '../core/input/fields.ts';
import { rowSchema } from '../core/input/row-schema.ts';
import { problem } from '../errors/refusals.ts';
import { csvRows } from './csv-rows.ts';
import { noRow, type ReadRow, type RowSource, readRow } from './row-source.ts';
import { xmlRows } from './xml-rows.ts';

/** How each kind of file is read. A UNILoginImport document is everything that its source has at its one unit, unless it is sent as a delta. */
const readers = {
  '.ndjson': { read: ndjsonRows, isFull: false, ofOneUnit: false },
  '.jsonl': { read: ndjsonRows, isFull: false, ofOneUnit: false },
  '.csv': { read: csvRows, isFull: false, ofOneUnit: false },
  '.xml': { read: xmlRows, isFull: true, ofOneUnit: true },
} as const;

/** A file of people; its ending says what kind it is. */
export function openRowSource(file: string): RowSource {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new StartupError(`There is no file ${file}.`);
  const ending = path.extname(file).toLowerCase();
  if (!found.isFile() || !(ending in readers))
    throw new StartupError(`${file}: give a file that ends in ${Object.keys(readers).join(', ')}.`);
  const { read, ...kind } = readers[ending as keyof typeof readers];
  return { name: path.basename(file), size: found.size, ...kind, rows: (onRead) => read(file, onRead) };
}

/** Reads one JSON object a line; blank lines are passed over. */
async function* ndjsonRows(file: string, onRead: OnRead): AsyncGenerator<ReadRow> {
  const stream = createReadStream(file, { highWaterMark: 1 << 18 });
  let line = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      const json = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (cleanText(json) !== '') yield toRow(line, json);
      onRead(stream.bytesRead);
    }
  } finally {
    stream.destroy(); // who reads may stop before the end
  }
}

function toRow(line: number, json: string): ReadRow {
  // Decoding puts U+FFFD where the bytes are not UTF-8.
  if (json.includes('\uFFFD')) return noRow(line, problem('ROW_NOT_UTF8', []));
  try {
    const given: unknown = JSON.parse(json);
    return readRow(line, parseFields(rowSchema, given, []), given);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return noRow(line, problem('ROW_NOT_JSON', []));
  }
}
