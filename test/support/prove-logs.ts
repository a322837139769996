import { createDecipheriv, createHash } from 'node:crypto';

// Written from docs/logs.md and docs/security.md alone, and using nothing of the product: a mistake in how the product
// chains its logs would be in how it proves them, too.

type Row = Record<string, unknown>;

/** A database as anybody may read it, with the keys of what is sealed there. */
export interface Evidence {
  isSqlite: boolean;
  query(statement: string): Promise<Row[]>;
  keys?: readonly { id: string; encryption: string }[];
}

/** What the lines of a log come to. Throws with the number of the first line that is not what its hash says. */
export interface Sum {
  lines: number;
  versions: number;
  hash: string;
}

const sha = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex');

/** What columns were called when the first lines were written: lines and seals have those names. */
const earlierNames: Record<string, string> = {
  ...{ objectKind: 'slags', objectId: 'objektId', aktoertype: 'slags', lineKind: 'slags' },
  sourceWords: 'oplysninger',
};
const earlierName = (column: string): string => earlierNames[column] ?? column;

const notSaid = ['hash', 'indhold', 'salt', 'daginstitutionBefore', 'daginstitutionAfter'];
const notContent = [
  ...['toChange', 'foldedNavn', 'sortNavn', 'foldedAdresse', 'opdateret'],
  ...['cprIndex', 'cprCipher', 'cprNoegle', 'forseglet', 'forsegletNoegle'],
];

export async function sumReadLog(evidence: Evidence): Promise<Sum> {
  const types = await typesOf(evidence, 'Laeselog');
  let hash = '0'.repeat(64);
  const rows = await evidence.query('SELECT * FROM "Laeselog" ORDER BY "nr"');
  for (const row of rows) {
    hash = sha(hash, said(row, types, notSaid));
    if (hash !== row.hash) throw new Error(`line ${row.nr}`);
  }
  return { lines: rows.length, versions: 0, hash };
}

/** `kind` and `object` are the columns of a change that name its object, `key` that of a version. */
export async function sumChangeLog(
  evidence: Evidence,
  { kind, object, key }: { kind: string; object: string; key: string },
): Promise<Sum> {
  const [changes, sets] = await Promise.all([
    evidence.query('SELECT * FROM "Change" ORDER BY "id"'),
    evidence.query('SELECT * FROM "Changeset" ORDER BY "firstChange"'),
  ]);
  const [ofChange, ofSet] = [await typesOf(evidence, 'Change'), await typesOf(evidence, 'Changeset')];
  const lastOf = new Map(sets.map((set) => [Number(set.lastChange), set]));
  let [hash, versions] = ['0'.repeat(64), 0];
  for (const change of changes) {
    const { id, indhold } = change;
    hash = sha(hash, said(change, ofChange, notSaid) + (indhold === null ? '' : ` ${indhold}`));
    if (hash !== change.hash) throw new Error(`line ${id}`);
    if (indhold !== null) {
      const [version] = await evidence.query(
        `SELECT * FROM "${tableOf(change[kind])}" WHERE "${key}" = '${change[object]}' AND "fromChange" = ${id}`,
      );
      if (!version) throw new Error(`version of line ${id} is gone`);
      if (await isAnother(evidence, change, tableOf(change[kind]), version)) throw new Error(`version of line ${id}`);
      versions++;
    }
    const set = lastOf.get(Number(id));
    if (!set) continue;
    hash = sha(hash, said(set, ofSet, notSaid));
    if (hash !== set.hash) throw new Error(`changeset of line ${id}`);
  }
  return { lines: changes.length, versions, hash };
}

const tableOf = (kind: unknown): string => String(kind).replace(/^./, (first) => first.toUpperCase());

/** A version whose person was erased has no salt any more, and can say nothing. */
async function isAnother(evidence: Evidence, { indhold, salt }: Row, table: string, version: Row): Promise<boolean> {
  const isPublic = 'nummer' in version;
  if (!isPublic && salt === null) return Boolean(version.fornavn || version.email || version.initialer);
  const content = said(opened(evidence, table, version), await typesOf(evidence, table), notContent);
  return sha(isPublic ? '' : String(salt), content) !== indhold;
}

type Types = ReadonlyMap<string, string>;

async function typesOf({ isSqlite, query }: Evidence, table: string): Promise<Types> {
  const rows = await query(
    isSqlite
      ? `SELECT "name", "type" FROM pragma_table_info('${table}')`
      : `SELECT "column_name" AS "name", "data_type" AS "type" FROM "information_schema"."columns"
         WHERE "table_name" = '${table}' AND "table_schema" = current_schema()`,
  );
  return new Map(rows.map(({ name, type }) => [String(name), String(type).toLowerCase()]));
}

function said(row: Row, types: Types, without: readonly string[]): string {
  const columns = [...types.keys()].filter((column) => !without.includes(column));
  const values = new Map(columns.map((column) => [earlierName(column), plain(row[column], types.get(column) ?? '')]));
  return JSON.stringify(
    [...values].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([, value]) => value !== null && value !== false),
  );
}

function plain(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'boolean') return Boolean(Number(value));
  if (/^(datetime|timestamp)/.test(type)) return new Date(value as string | Date).toISOString();
  return typeof value === 'bigint' ? Number(value) : value;
}

/** As it was written: AES-256-GCM in base64, a nonce of 12 bytes before it and a tag of 16 behind. */
function opened({ keys = [] }: Evidence, table: string, row: Row): Row {
  const open = (id: unknown, cipher: unknown, place: string): string => {
    const key = Buffer.from(keys.find((one) => one.id === id)?.encryption ?? '', 'base64');
    const bytes = Buffer.from(String(cipher), 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString();
  };
  const texts = Object.entries(row).map(([column, value]) => {
    const [, key, cipher] = /^sealed:([^:]*):(.*)$/.exec(typeof value === 'string' ? value : '') ?? [];
    return [column, cipher ? open(key, cipher, `${table}.${column} ${row.id}`) : value];
  });
  const { forseglet, forsegletNoegle, id, fromChange } = row;
  const person = forseglet ? JSON.parse(open(forsegletNoegle, forseglet, `Person.forseglet ${id} ${fromChange}`)) : {};
  const ofPerson = Object.keys(row).filter((column) => earlierName(column) in person);
  return {
    ...Object.fromEntries(texts),
    ...Object.fromEntries(ofPerson.map((column) => [column, person[earlierName(column)]])),
  };
}
