import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sql, sql } from '../../../subgraphs/common/database/sql.ts';
import { readStretch } from '../../../subgraphs/common/timeline/read-stretch.ts';
import { changesThrough } from '../../../subgraphs/register/change/change.reader.ts';
import type { ChangeWhere } from '../../../subgraphs/register/change/change.ts';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';

const stored = 60_000;
const every = 30;

/** A log in which every thirtieth change is of municipality 101, of its one institution, and of a name. */
let register: TestRegister;
beforeAll(async () => {
  register = await openTestRegister();
  const { write, provider } = register.database;
  const numbers =
    provider === 'sqlite'
      ? `(WITH RECURSIVE "n"("id") AS (SELECT 1 UNION ALL SELECT "id" + 1 FROM "n" WHERE "id" < ${stored}) SELECT "id" FROM "n")`
      : `(SELECT generate_series(1, ${stored}) AS "id")`;
  const rare = (yes: string, no: string) => `CASE WHEN "id" % ${every} = 0 THEN ${yes} ELSE ${no} END`;
  const key = (yes: string, no: string) =>
    `INSERT INTO "ChangeKey" ("key", "change") SELECT ${rare(`'${yes}'`, `'${no}'`)}, "id" FROM ${numbers} AS "all"`;
  await write.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`INSERT INTO "Changeset" ("firstChange", "lastChange", "at", "actor", "requestId", "source")
        VALUES (1, ${stored}, '2026-01-01T00:00:00.000+00:00', 'test', 'test', 'test')`);
      await tx.$executeRawUnsafe(`
        INSERT INTO "Change" ("id", "changeset", "action", "niveau", "nummer", "kommuneBefore", "kommuneAfter",
          "daginstitutionBefore", "daginstitutionAfter")
        SELECT "id", 1, ${rare("'close'", "'update'")}, 'daginstitution', 'G10500', ${rare("'101'", "'147'")}, ${rare("'101'", "'147'")},
          ${rare("'G10500'", "'G10600'")}, ${rare("'G10500'", "'G10600'")} FROM ${numbers} AS "all"`);
      for (const [yes, no] of [
        ['k101', 'k147'],
        ['dG10500', 'dG10600'],
        ['fnavn', 'femail'],
        ['aclose', 'aupdate'],
      ] as const)
        await tx.$executeRawUnsafe(key(yes, no));
      await tx.$executeRawUnsafe(
        `INSERT INTO "Counter" ("navn", "vaerdi") VALUES ('change', ${stored}) ON CONFLICT ("navn") DO UPDATE SET "vaerdi" = ${stored}`,
      );
    },
    { maxWait: 30_000, timeout: 60_000 },
  );
  if (provider === 'postgresql') await write.$executeRawUnsafe('ANALYZE');
});
afterAll(() => register.close());

const filters: [string, ChangeWhere][] = [
  ['a municipality', { kommune: { eq: '101' } }],
  ['a daginstitution', { daginstitution: { eq: 'G10500' } }],
  ['a field', { field: { eq: 'navn' } }],
  ['an action', { action: { eq: 'close' } }],
  ['a municipality and a field', { kommune: { eq: '101' }, field: { eq: 'navn' } }],
];

/** What the database says of how it reads a page of a filtered feed. */
async function planOf(where: ChangeWhere, first: number): Promise<string> {
  const { query, provider } = register.database;
  const asked: Sql[] = [];
  const watched = <Row>(statement: Sql) => {
    asked.push(statement);
    return query<Row>(statement);
  };
  const through = changesThrough(where, provider, register.kodebog);
  await readStretch(watched, { after: 0, tidslinje: null, first }, through);
  const explain = provider === 'sqlite' ? sql`EXPLAIN QUERY PLAN` : sql`EXPLAIN (ANALYZE, FORMAT JSON)`;
  return JSON.stringify(await query<object>(sql`${explain} ${asked.at(-1)}`));
}

/** How many rows of the tables a plan of PostgreSQL's says that were read. */
function rowsRead(plan: unknown): number {
  if (Array.isArray(plan)) return plan.reduce((sum: number, part) => sum + rowsRead(part), 0);
  if (typeof plan !== 'object' || plan === null) return 0;
  const node = plan as Record<string, unknown>;
  const times = Number(node['Actual Loops'] ?? 0);
  const removed = ['Rows Removed by Filter', 'Rows Removed by Index Recheck'].map((name) => Number(node[name] ?? 0));
  const own = node['Relation Name'] ? times * (Number(node['Actual Rows']) + removed.reduce((a, b) => a + b, 0)) : 0;
  return own + rowsRead(Object.values(node));
}

describe('a page of a filtered feed', () => {
  it.each(filters)('of %s is found by the keys, not by going through the log', async (_name, where) => {
    const plan = await planOf(where, 100);
    if (register.database.provider === 'sqlite') {
      expect(plan).toMatch(/SEARCH ChangeKey USING COVERING INDEX \w+ \(key=\? AND change>\? AND change<\?\)/);
      expect(plan).not.toMatch(/SCAN (Change|Changeset|ChangeKey)\b/);
    } else {
      // A page of 100 that asks one thing: 101 keys, as many changes, and the one changeset of each.
      const most = Object.keys(where).length === 1 && !where.field ? 4 * 101 : stored / every + 3 * 2_001;
      expect(rowsRead(JSON.parse(plan))).toBeLessThanOrEqual(most);
    }
  });

  it.each(filters)('of %s is whole, and moves on to the head behind the last', async (_name, where) => {
    const { query, provider } = register.database;
    const through = changesThrough(where, provider, register.kodebog);
    const read = (after: number, first: number) => readStretch(query, { after, tidslinje: null, first }, through);
    const page = await read(0, 1000);
    expect(page.rows.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, i) => (i + 1) * every));
    expect(page).toMatchObject({ last: 1000 * every, hasMore: true });
    expect(await read(stored - every, 1)).toMatchObject({ last: stored, hasMore: false });
    expect(await read(stored - 1, 1000)).toMatchObject({ last: stored, hasMore: false });
  });
});
