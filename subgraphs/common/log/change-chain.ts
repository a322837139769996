import { and, type ColumnType, isIn, join, name, type Provider, recordset, type Sql, sql } from '../database/sql.ts';
import type { Query } from '../lists/read-page.ts';
import { Chain, canonical, commitmentOf, type EarlierNames, genesis, newSalt } from './chain.ts';

type Columns = Record<string, ColumnType>;
export type LogRow = Record<string, unknown>;

/** How a subgraph's change log and its versions are stored. */
export interface ChangeLog {
  /** What the log is called to whoever proves it. */
  navn: string;
  /** The columns of a line, its number first. */
  columns: Columns;
  /** The column of a line that names the kind of its object, and the one that names the object. */
  kind: string;
  object: string;
  /** The column of a version that names the object. */
  key: string;
  /** Each kind's table, and what of its versions is proven. */
  kinds: Record<string, { table: string; columns: Columns }>;
  /** Of the columns of lines and of versions. */
  earlierNames?: EarlierNames;
  /** Whether what versions hold may have to be erased, and so is only committed to. */
  isErasable: boolean;
  /** A version as it was written, where it is stored sealed. */
  opened?(kind: string, row: LogRow): LogRow;
}

export const changesetColumns: Columns = {
  firstChange: 'INTEGER',
  lastChange: 'INTEGER',
  at: 'TIMESTAMP(3)',
  actor: 'TEXT',
  requestId: 'TEXT',
  source: 'TEXT',
};

/** The line of a whole changeset. */
export const changesetLine = (row: object): string => canonical(row, changesetColumns);

/** The columns of a change that prove it. */
export interface Proof {
  hash: string;
  indhold: string | null;
  salt: string | null;
}

export const proofColumns = { hash: 'TEXT', indhold: 'TEXT', salt: 'TEXT' } as const;

/** Links changes as they are written. `version` is what the change stores; null when it stores none. */
export function linkChange(log: ChangeLog, chain: Chain, change: LogRow, version: LogRow | null): Proof {
  const content = version && contentOf(log, String(change[log.kind]), version);
  const salt = content !== null && log.isErasable ? newSalt() : null;
  const indhold = content === null ? null : commitmentOf(salt ?? '', content);
  return { hash: chain.link(lineOf(log, change, indhold)), indhold, salt };
}

/** What a version holds, as it is proven. */
export const contentOf = ({ kinds, key, earlierNames }: ChangeLog, kind: string, version: LogRow): string => {
  const columns: Columns = { ...kinds[kind]?.columns, [key]: 'TEXT', fromChange: 'INTEGER', version: 'INTEGER' };
  return canonical(version, columns, earlierNames);
};

export const lineOf = ({ columns, earlierNames }: ChangeLog, change: LogRow, indhold: unknown): string =>
  `${canonical(change, columns, earlierNames)}${indhold === null || indhold === undefined ? '' : ` ${String(indhold)}`}`;

/** The versions that a stretch of the log stored, with their kinds, by the number of the change. */
export async function versionsOf(
  query: Query,
  log: ChangeLog,
  [first, last]: readonly [number, number],
): Promise<Map<number, { kind: string; row: LogRow }>> {
  const found = new Map<number, { kind: string; row: LogRow }>();
  for (const [kind, { table }] of Object.entries(log.kinds)) {
    const within = sql`"fromChange" >= ${first} AND "fromChange" <= ${last}`;
    const rows = await query<LogRow>(sql`SELECT * FROM ${name(table)} WHERE ${within}`);
    for (const row of rows) found.set(Number(row.fromChange), { kind, row: log.opened?.(kind, row) ?? row });
  }
  return found;
}

const batch = 2_000;

interface Store {
  query: Query;
  provider: Provider;
  execute(statement: Sql): Promise<number>;
}

/**
 * Links what was written before there was a chain, or past it: a batch of the lines that have no hash. False when none are
 * left. What they say from now on is proven, not what they said before.
 */
async function chainBatch(log: ChangeLog, { query, provider, execute }: Store): Promise<boolean> {
  const changes = await query<LogRow>(sql`SELECT * FROM "Change" WHERE "hash" IS NULL ORDER BY "id" LIMIT ${batch}`);
  const [first] = changes;
  if (!first) return false;
  const chain = new Chain(await hashBefore(query, Number(first.id)));
  const versions = await versionsOf(query, log, [Number(first.id), Number(changes.at(-1)?.id)]);
  const sets = await query<LogRow>(sql`
    SELECT * FROM "Changeset" WHERE "lastChange" >= ${Number(first.id)} AND "lastChange" <= ${Number(changes.at(-1)?.id)}`);
  const endOf = new Map(sets.map((row) => [Number(row.lastChange), row]));
  const proofs: object[] = [];
  const ended: object[] = [];
  for (const change of changes) {
    const id = Number(change.id);
    proofs.push({ linkId: id, ...linkChange(log, chain, change, versions.get(id)?.row ?? null) });
    const end = endOf.get(id);
    if (end) ended.push({ linkId: Number(end.firstChange), hash: chain.link(changesetLine(end)) });
  }
  await execute(sql`
    UPDATE "Change" SET ${join(
      Object.keys(proofColumns).map((column) => sql`${name(column)} = ${name('rows', column)}`),
    )} FROM ${recordset(provider, proofs, { linkId: 'INTEGER', ...proofColumns })} WHERE "Change"."id" = "rows"."linkId"`);
  await execute(sql`
    UPDATE "Changeset" SET "hash" = "rows"."hash"
    FROM ${recordset(provider, ended, { linkId: 'INTEGER', hash: 'TEXT' })}
    WHERE "firstChange" = "rows"."linkId"`);
  return true;
}

interface Transaction {
  $queryRaw<Rows>(statement: Sql): Promise<Rows>;
  $executeRaw(statement: Sql): Promise<number>;
}

const storeOf = (tx: Transaction, provider: Provider): Store => ({
  provider,
  query: <Row>(statement: Sql) => tx.$queryRaw<Row[]>(statement),
  execute: (statement) => tx.$executeRaw(statement),
});

/** Links the changes that were written past the chain before others follow them. Returns what those follow. */
export async function chainRest(log: ChangeLog, tx: Transaction, provider: Provider): Promise<string> {
  const store = storeOf(tx, provider);
  while (await chainBatch(log, store));
  const [last] = await store.query<{ hash: string | null }>(
    sql`SELECT "hash" FROM "Changeset" ORDER BY "firstChange" DESC LIMIT 1`,
  );
  return last?.hash ?? genesis;
}

interface Database {
  provider: Provider;
  query: Query;
  write: { $transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> };
}

/** Links the changes from before there was a chain, a batch at a time, each having its turn among the writers. */
export async function chainEarlierChanges({ provider, query, write }: Database, log: ChangeLog): Promise<void> {
  // The shipped sample is a changeset without lines: nothing of it is linked.
  const isLoose = sql`SELECT "firstChange" FROM "Changeset" WHERE "hash" IS NULL
    AND EXISTS (SELECT 1 FROM "Change" WHERE "Change"."id" = "lastChange") LIMIT 1`;
  for (let more = (await query(isLoose)).length > 0; more; )
    more = await write.$transaction(async (tx) => {
      await tx.$executeRaw(sql`UPDATE "Counter" SET "vaerdi" = "vaerdi" WHERE "navn" = 'change'`);
      return chainBatch(log, storeOf(tx, provider));
    });
}

/** What the change with this number follows: the changeset that ended before it, or the change before it in its own. */
export async function hashBefore(query: Query, id: number): Promise<string> {
  const [set] = await query<{ hash: string | null; lastChange: number }>(sql`
    SELECT "hash", "lastChange" FROM "Changeset" WHERE "lastChange" < ${id} ORDER BY "firstChange" DESC LIMIT 1`);
  const [change] = await query<{ hash: string | null; id: number }>(
    sql`SELECT "hash", "id" FROM "Change" WHERE "id" < ${id} ORDER BY "id" DESC LIMIT 1`,
  );
  const before = change && Number(change.id) > Number(set?.lastChange ?? 0) ? change : set;
  return before?.hash ?? genesis;
}

/** Takes away what could tell what versions of these objects held: whoever erases them erases that, too. */
export const forgetSalt = (log: ChangeLog, provider: Provider, kind: string, objects: readonly string[]): Sql =>
  sql`UPDATE "Change" SET "salt" = NULL WHERE ${and([
    sql`${name(log.kind)} = ${kind}`,
    isIn(provider, name(log.object), objects),
  ])}`;
