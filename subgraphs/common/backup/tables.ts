import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { BareConnection, Row } from './bare-connection.ts';

/** What a column holds, whichever database it is in. */
export type Kind = 'text' | 'integer' | 'real' | 'boolean' | 'moment' | 'bytes';

/** The columns of a table, by name. */
export type Columns = Record<string, Kind>;

/** Prisma Migrate's bookkeeping is of the database itself: what was applied is in the manifest. */
const bookkeeping = '_prisma_migrations';

/** The tables of a database with their columns, by name. */
export async function tablesOf(connection: BareConnection): Promise<Map<string, Columns>> {
  const rows = await connection.query(columnsIn[connection.provider]);
  const tables = new Map<string, Columns>();
  for (const row of rows) {
    const [table, column] = [String(row.table), String(row.column)];
    if (table === bookkeeping) continue;
    tables.set(table, { ...tables.get(table), [column]: kindOf(String(row.type)) });
  }
  return tables;
}

const columnsIn = {
  sqlite: `
    SELECT t.name AS "table", c.name AS "column", c.type AS "type"
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid`,
  postgresql: `
    SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS "type"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position`,
};

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(text|varchar|character)/i, 'text'],
  [/^bool/i, 'boolean'],
  [/^(datetime|timestamp)/i, 'moment'],
  [/^(blob|bytea)/i, 'bytes'],
  [/^(integer|int|bigint|smallint)/i, 'integer'],
  [/^(real|double|float|numeric|decimal)/i, 'real'],
];

function kindOf(type: string): Kind {
  const found = kinds.find(([pattern]) => pattern.test(type));
  if (!found) throw new Error(`a column of the type ${type} cannot be backed up`);
  return found[1];
}

/** The names of the migrations that a database has, oldest first. */
export async function migrationsIn(connection: BareConnection): Promise<string[]> {
  const rows = await connection.query(
    `SELECT migration_name AS "name" FROM "${bookkeeping}" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => String(name));
}

/** A stored value as the backup has it: the same from both databases. */
function toPortable(kind: Kind, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'boolean') return value === true || value === 1 || value === 1n || value === 't' || value === '1';
  if (kind === 'integer' || kind === 'real') return Number(value);
  if (kind === 'moment') return momentOf(value);
  if (kind === 'bytes') return bytesOf(value).toString('base64');
  return String(value);
}

/** PostgreSQL tells a moment without a zone, which is UTC: "2026-11-28 05:12:00.123". */
function momentOf(value: unknown): string {
  const text = typeof value === 'string' ? value.replace(' ', 'T') : null;
  const zoned = text === null || /(Z|[+-]\d\d(:?\d\d)?)$/.test(text) ? text : `${text}Z`;
  return new Date(zoned ?? Number(value)).toISOString().replace('Z', '+00:00');
}

const bytesOf = (value: unknown): Buffer =>
  typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : Buffer.from(value as Uint8Array);

/** What the manifest says of a file. */
interface TableFile {
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
