import { statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../common/startup-error.ts';
import { csvRows } from './csv-rows.ts';
import { ndjsonRows } from './ndjson-rows.ts';
import type { RowSource } from './row-source.ts';
import { xmlRows } from './xml-rows.ts';

/** How each kind of file is read. A UNILoginImport document is everything that its source has at its one unit, unless it is sent as a delta. */
const readers = {
  '.ndjson': { read: ndjsonRows, isFull: false, ofOneUnit: false },
  '.jsonl': { read: ndjsonRows, isFull: false, ofOneUnit: false },
  '.csv': { read: csvRows, isFull: false, ofOneUnit: false },
  '.xml': { read: xmlRows, isFull: true, ofOneUnit: true },
} as const;

/** A file of people; what it is, its ending tells. */
export function openRowSource(file: string): RowSource {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new StartupError(`There is no file ${file}.`);
  const ending = path.extname(file).toLowerCase();
  if (!found.isFile() || !(ending in readers))
    throw new StartupError(`${file}: give a file that ends in ${Object.keys(readers).join(', ')}.`);
  const { read, ...kind } = readers[ending as keyof typeof readers];
  return { name: path.basename(file), size: found.size, ...kind, rows: (onRead) => read(file, onRead) };
}
