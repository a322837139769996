import { name, sql } from '../database/sql.ts';
import type { Query } from '../lists/read-page.ts';
import { Chain, commitmentOf } from './chain.ts';
import {
  type ChangeLog,
  changesetLine,
  contentOf,
  hashBefore,
  type LogRow,
  lineOf,
  versionsOf,
} from './change-chain.ts';
import type { Seal } from './seals.ts';
import { type BadLine, type OnProgress, SealCheck, type Stretch, type Verdict } from './verdict.ts';

/** Whether a version that says nothing any more was erased, as the log tells: its person's erasure is a line of it. */
export type IsErased = (query: Query, kind: string, version: LogRow) => Promise<boolean>;

const batch = 2_000;

/** Proves a stretch of a change log, and of the versions that it stored, against its seals. */
export async function verifyChanges(
  query: Query,
  log: ChangeLog,
  seals: readonly Seal[],
  { from = 1, to = 2_147_483_647 }: Stretch,
  { onProgress, isErased }: { onProgress?: OnProgress; isErased: IsErased },
): Promise<Verdict> {
  const check = new SealCheck(seals);
  const first = await startOf(query, from);
  const last = await lastOf(query);
  const hash = await hashBefore(query, first);
  const chain = new Chain(hash);
  const verdict: Verdict = { from: first, to: first - 1, lines: 0, seals: 0, sealedTo: 0, bad: null };
  const bad = (nr: number, what: string): Verdict => judged(verdict, check, { nr, what });
  // What stands before the first line is the database's own word: a seal of it that is not met is of lines that are gone.
  const passed = from <= first ? check.before(first, hash) : undefined;
  if (passed) return bad(passed.nr, `the lines up to ${passed.nr} were sealed at ${passed.at}, and are gone`);
  for (let after = first - 1; ; ) {
    const changes = await query<LogRow>(
      sql`SELECT * FROM "Change" WHERE "id" > ${after} AND "id" <= ${Math.min(to, last)} ORDER BY "id" LIMIT ${batch}`,
    );
    const end = Number(changes.at(-1)?.id ?? 0);
    if (changes.length === 0) break;
    const stretch = [after + 1, end] as const;
    const versions = await versionsOf(query, log, stretch);
    const sets = await setsOf(query, stretch);
    for (const change of changes) {
      const id = Number(change.id);
      const version = versions.get(id);
      versions.delete(id);
      const wrong = await wrongContent(query, log, change, version, isErased);
      if (wrong) return bad(id, wrong);
      if (chain.link(lineOf(log, change, change.indhold)) !== change.hash)
        return bad(id, 'the line is changed, moved, or one before it is gone');
      const set = sets.get(id);
      if (set && chain.link(changesetLine(set)) !== set.hash) return bad(id, 'the line of its changeset is changed');
      if (set && !check.holds(id, chain.hash)) return bad(id, 'it is another than was sealed');
      verdict.to = id;
      verdict.lines++;
    }
    const [stray] = versions.keys();
    if (stray !== undefined) return bad(stray, 'a version is stored that no change tells of');
    onProgress?.(end - first + 1, last - first + 1);
    after = end;
  }
  if (to >= last) {
    const [loose] = await query<{ id: number }>(
      sql`SELECT "id" FROM "Change" WHERE "id" > ${last} ORDER BY "id" LIMIT 1`,
    );
    if (loose) return bad(Number(loose.id), 'its changeset is gone');
    const gone = check.beyond(last);
    if (gone) return bad(last + 1, `the lines up to ${gone.nr} were sealed at ${gone.at}, and are gone`);
  }
  if (from <= 1 && to >= last) {
    const wrong = await wrongEnd(query, log);
    if (wrong) return judged(verdict, check, wrong);
  }
  return judged(verdict, check, null);
}

const judged = (verdict: Verdict, { compared: seals, sealedTo }: SealCheck, bad: BadLine | null): Verdict => {
  return { ...verdict, seals, sealedTo, bad };
};

/** The changeset that a line is in is proven whole. The shipped sample, which comes first, has no lines to prove. */
async function startOf(query: Query, from: number): Promise<number> {
  const [sample] = await query<{ last: number | null }>(sql`
    SELECT MAX("lastChange") AS "last" FROM "Changeset" WHERE "source" = 'sample' AND "firstChange" = 1
    AND NOT EXISTS (SELECT 1 FROM "Change" WHERE "changeset" = 1)`);
  const first = Number(sample?.last ?? 0) + 1;
  if (from <= first) return first;
  const [set] = await query<{ firstChange: number }>(sql`
    SELECT "firstChange" FROM "Changeset" WHERE "firstChange" <= ${from} ORDER BY "firstChange" DESC LIMIT 1`);
  return Number(set?.firstChange ?? first);
}

async function lastOf(query: Query): Promise<number> {
  const [set] = await query<{ lastChange: number }>(
    sql`SELECT "lastChange" FROM "Changeset" ORDER BY "firstChange" DESC LIMIT 1`,
  );
  return Number(set?.lastChange ?? 0);
}

async function setsOf(query: Query, [first, last]: readonly [number, number]): Promise<Map<number, LogRow>> {
  const rows = await query<LogRow>(
    sql`SELECT * FROM "Changeset" WHERE "lastChange" >= ${first} AND "lastChange" <= ${last}`,
  );
  return new Map(rows.map((row) => [Number(row.lastChange), row]));
}

async function wrongContent(
  query: Query,
  log: ChangeLog,
  change: LogRow,
  version: { kind: string; row: LogRow } | undefined,
  isErased: IsErased,
): Promise<string | null> {
  const kind = String(change[log.kind]);
  if (change.indhold === null) return version ? 'a version is stored that the line says nothing of' : null;
  if (!version || version.kind !== kind || version.row[log.key] !== change[log.object])
    return 'the version that it stored is gone';
  if (log.isErasable && change.salt === null)
    return (await isErased(query, kind, version.row)) ? null : 'the version cannot be proven, and nobody was erased';
  const content = contentOf(log, kind, version.row);
  const isSame = commitmentOf(String(change.salt ?? ''), content) === change.indhold;
  return isSame ? null : 'the version that it stored is changed';
}

/** Each version holds until the next one of its object. */
async function wrongEnd(query: Query, { kinds, key }: ChangeLog): Promise<BadLine | null> {
  for (const { table } of Object.values(kinds)) {
    const [row] = await query<{ fromChange: number }>(sql`
      SELECT "fromChange" FROM (
        SELECT "fromChange", "toChange", LEAD("fromChange") OVER (PARTITION BY ${name(key)} ORDER BY "fromChange") AS "next"
        FROM ${name(table)}) AS "versions"
      WHERE COALESCE("toChange", -1) <> COALESCE("next", -1) ORDER BY "fromChange" LIMIT 1`);
    if (row) return { nr: Number(row.fromChange), what: 'the version that it stored ends where no other begins' };
  }
  return null;
}
