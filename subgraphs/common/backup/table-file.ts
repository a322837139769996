import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { BareConnection, Row } from './bare-connection.ts';
import { type Columns, toPortable } from './tables.ts';

/** What the manifest says of a file. */
export interface TableFile {
  rows: number;
  sha256: string;
}

/** How many bytes are gathered before they are written. */
const chunk = 256 * 1024;

/** Writes the rows of a table, one line of JSON each, into a file that only its owner may read. */
export async function writeTable(
  connection: BareConnection,
  { table, columns, file }: { table: string; columns: Columns; file: string },
  onRows: (rows: number) => void,
): Promise<TableFile> {
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true });
  const hash = createHash('sha256');
  const names = Object.keys(columns);
  let [rows, text] = [0, ''];
  const flush = async () => {
    hash.update(text);
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  };
  for await (const row of connection.rows(`SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM "${table}"`)) {
    text += `${JSON.stringify(portable(row, columns))}\n`;
    rows++;
    if (text.length > chunk) await flush();
    if (rows % 1000 === 0) onRows(1000);
  }
  await flush();
  onRows(rows % 1000);
  out.end();
  await finished(out);
  return { rows, sha256: hash.digest('hex') };
}

const portable = (row: Row, columns: Columns): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, kind]) => [name, toPortable(kind, row[name])]));

/** Why a file is not the one that was written; null when it is. */
export async function whyChanged(file: string, { sha256 }: TableFile): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(file)) hash.update(part);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : `cannot be read (${String(error)})`;
  }
  return hash.digest('hex') === sha256 ? null : 'was changed since it was written';
}

/** The rows of a file, some at a time. */
export async function* readTable(file: string, atOnce = 1000): AsyncIterable<Row[]> {
  let rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    rows.push(JSON.parse(line) as Row);
    if (rows.length < atOnce) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
