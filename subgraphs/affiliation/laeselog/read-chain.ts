import {
  and,
  empty,
  isIn,
  join,
  name,
  type Provider,
  raw,
  recordset,
  type Sql,
  sql,
} from '../../common/database/sql.ts';
import type { Query } from '../../common/lists/read-page.ts';
import { Chain, canonical } from '../../common/log/chain.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../core/store/database.ts';

/** What a line of the read log says. */
export const lineColumns = {
  nr: 'INTEGER',
  id: 'TEXT',
  at: 'TIMESTAMP(3)',
  actor: 'TEXT',
  requestId: 'TEXT',
  slags: 'TEXT',
  personId: 'TEXT',
  kommuneKode: 'TEXT',
  hvad: 'TEXT',
  formaal: 'TEXT',
  antal: 'INTEGER',
  spoergsmaal: 'TEXT',
} as const;

const storedColumns = { ...lineColumns, hash: 'TEXT' } as const;

/** The end of the chain, and whose persons and units are. */
export interface Head {
  nr: number;
  hash: string;
  kommuneOf: Map<string, string>;
}

/**
 * Locks the end of the chain until the transaction ends: only one writer at a time adds to it, and each sees the line
 * before. Taken as late as can be, so that nobody waits for what others look up. The same statement tells the
 * municipalities of persons and units: as one value and not joined, for what is joined to a row is lost on PostgreSQL when
 * the row turns out to have changed while its lock was waited for.
 */
export async function lockHead(
  tx: AffiliationTransaction,
  provider: Provider,
  personer: readonly string[] = [],
  enheder: readonly string[] = [],
): Promise<Head> {
  const owners = sql`
    SELECT "id" AS "key", "kommuneKode" FROM "Person"
    WHERE ${and([sql`"toChange" IS NULL`, isIn(provider, name('id'), personer)])}
    UNION ALL SELECT "nummer", "kommuneKode" FROM "Enhed" WHERE ${isIn(provider, name('nummer'), enheder)}`;
  const isPostgres = provider === 'postgresql';
  const list = raw(
    isPostgres
      ? 'CAST(json_agg(json_build_array("key", "kommuneKode")) AS TEXT)'
      : 'json_group_array(json_array("key", "kommuneKode"))',
  );
  const [head] = await tx.$queryRaw<{ nr: number; hash: string; owners: string | null }[]>(sql`
    SELECT "nr", "hash", (SELECT ${list} FROM (${owners}) AS "owners") AS "owners" FROM "Logkaede"
    WHERE "navn" = 'read' ${isPostgres ? raw('FOR UPDATE') : empty}`);
  if (!head) throw new Error('the read log has no chain');
  const kommuneOf = new Map(JSON.parse(head.owners ?? '[]') as [string, string][]);
  return { nr: Number(head.nr), hash: head.hash, kommuneOf };
}

/** Adds lines behind the end that is locked. */
export async function addLines(
  tx: AffiliationTransaction,
  provider: Provider,
  head: Pick<Head, 'nr' | 'hash'>,
  lines: readonly object[],
): Promise<void> {
  const chain = new Chain(head.hash);
  const rows = lines.map((line, i) => {
    const numbered = { ...line, nr: head.nr + 1 + i };
    return { ...numbered, hash: chain.link(canonical(numbered, lineColumns)) };
  });
  const names = join(Object.keys(storedColumns).map((column) => name(column)));
  const insert = sql`INSERT INTO "Laeselog" (${names}) SELECT ${names} FROM ${recordset(provider, rows, storedColumns)}`;
  await tx.$executeRaw(provider === 'postgresql' ? withEnd(insert, head.nr + rows.length, chain.hash) : insert);
}

/** The end of the chain goes along in the same statement; on SQLite a trigger moves it. */
const withEnd = (insert: Sql, nr: number, hash: string): Sql => sql`
  WITH "end" AS (UPDATE "Logkaede" SET "nr" = ${nr}, "hash" = ${hash} WHERE "navn" = 'read') ${insert}`;

const batch = 2_000;

/** Links the lines from before there was a chain, in the order of their ids. What they say from now on is proven. */
export async function chainEarlierLines({ write, query, provider }: AffiliationDatabase): Promise<void> {
  for (let more = await hasLoose(query); more; more = await hasLoose(query))
    await write.$transaction(async (tx) => {
      const { nr, hash } = await lockHead(tx, provider);
      const rows = await tx.$queryRaw<{ id: string }[]>(
        sql`SELECT * FROM "Laeselog" WHERE "nr" IS NULL ORDER BY "id" LIMIT ${batch}`,
      );
      const chain = new Chain(hash);
      const links = rows.map((row, i) => {
        return { linkId: row.id, nr: nr + 1 + i, hash: chain.link(canonical({ ...row, nr: nr + 1 + i }, lineColumns)) };
      });
      await tx.$executeRaw(sql`
        UPDATE "Laeselog" SET "nr" = "rows"."nr", "hash" = "rows"."hash"
        FROM ${recordset(provider, links, { linkId: 'TEXT', nr: 'INTEGER', hash: 'TEXT' })} WHERE "id" = "linkId"`);
      await tx.$executeRaw(
        sql`UPDATE "Logkaede" SET "nr" = ${nr + rows.length}, "hash" = ${chain.hash} WHERE "navn" = 'read'`,
      );
    });
}

const hasLoose = async (query: Query): Promise<boolean> =>
  (await query(sql`SELECT "id" FROM "Laeselog" WHERE "nr" IS NULL LIMIT 1`)).length > 0;
