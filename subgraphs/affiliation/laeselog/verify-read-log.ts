import { recordset, sql } from '../../common/database/sql.ts';
import type { Query } from '../../common/lists/read-page.ts';
import { Chain, canonical, genesis } from '../../common/log/chain.ts';
import type { LogRow } from '../../common/log/change-chain.ts';
import { readHead } from '../../common/log/sealer.ts';
import type { Seal } from '../../common/log/seals.ts';
import { type OnProgress, SealCheck, type Stretch, type Verdict } from '../../common/log/verdict.ts';
import { earlierNames } from '../core/change/object-kinds.ts';
import type { AffiliationDatabase } from '../core/store/database.ts';
import { cutText } from './cut-read-log.ts';
import { lineColumns, lockHead } from './show.ts';

const batch = 5_000;

/** Proves a stretch of the read log against its seals; what was taken away, against the seals of cuts. */
export async function verifyReadLog(
  query: Query,
  { seals, cuts }: { seals: readonly Seal[]; cuts: readonly Seal[] },
  { from = 1, to = 2_147_483_647 }: Stretch,
  onProgress?: OnProgress,
): Promise<Verdict> {
  const check = new SealCheck(seals);
  const begin = await beginning(query, from, check, cuts);
  const head = await readHead(query);
  const last = head?.nr ?? 0;
  const verdict: Verdict = { from: begin.first, to: begin.first - 1, lines: 0, seals: 0, sealedTo: 0, bad: null };
  const proven = (): Verdict => ({ ...verdict, seals: check.compared, sealedTo: check.sealedTo });
  const bad = (nr: number, what: string): Verdict => ({ ...proven(), bad: { nr, what } });
  if (begin.hash === null) return bad(1, `the lines before ${begin.first} are gone, and no retention says so`);
  const chain = new Chain(begin.hash);
  for (let expected = begin.first; expected <= to; ) {
    const rows = await query<LogRow>(sql`
      SELECT * FROM "Laeselog" WHERE "nr" >= ${expected} AND "nr" <= ${to} ORDER BY "nr" LIMIT ${batch}`);
    if (rows.length === 0) break;
    for (const row of rows) {
      const nr = Number(row.nr);
      if (nr !== expected) return bad(expected, 'the line is gone');
      if (chain.link(canonical(row, lineColumns, earlierNames)) !== row.hash)
        return bad(nr, 'the line is changed, moved, or one before it is gone');
      if (!check.holds(nr, chain.hash)) return bad(nr, 'it is another than was sealed');
      Object.assign(verdict, { to: nr, lines: verdict.lines + 1 });
      expected++;
    }
    onProgress?.(verdict.lines, last - begin.first + 1);
  }
  if (to < last) return proven();
  if (verdict.to < last) return bad(verdict.to + 1, `the lines up to ${last} are gone`);
  if (head && chain.hash !== head.hash) return bad(verdict.to, 'the end of the chain is another');
  const gone = check.beyond(last);
  if (gone) return bad(last + 1, `the lines up to ${gone.nr} were sealed at ${gone.at}, and are gone`);
  const [loose] = await query<{ id: string }>(sql`SELECT "id" FROM "Laeselog" WHERE "nr" IS NULL LIMIT 1`);
  return loose ? bad(last + 1, `a line stands outside the chain: ${loose.id}`) : proven();
}

/** Where to begin, and the hash that is followed there; null when what stood before is gone without a word. */
async function beginning(
  query: Query,
  from: number,
  check: SealCheck,
  cuts: readonly Seal[],
): Promise<{ first: number; hash: string | null }> {
  const [row] = await query<{ nr: number | null }>(sql`SELECT MIN("nr") AS "nr" FROM "Laeselog"`);
  const oldest = Number(row?.nr ?? 1);
  const [before] = await query<{ hash: string }>(sql`SELECT "hash" FROM "Laeselog" WHERE "nr" = ${from - 1}`);
  if (from > oldest && before) return { first: from, hash: check.hashAt(from - 1) ?? before.hash };
  if (oldest === 1) return { first: 1, hash: genesis };
  const hash = check.hashAt(oldest - 1) ?? null;
  const isSealed = cuts.some((cut) => cut.nr === oldest - 1 && cut.hash === hash);
  const isNoted = hash !== null && isSealed && (await tellsCut(query, oldest - 1, hash));
  return { first: oldest, hash: isNoted ? hash : null };
}

async function tellsCut(query: Query, nr: number, hash: string): Promise<boolean> {
  const rows = await query(sql`
    SELECT "id" FROM "Laeselog" WHERE "lineKind" = 'klip' AND "spoergsmaal" = ${cutText(nr, hash)} LIMIT 1`);
  return rows.length > 0;
}

const chained = 2_000;

/** Links the lines from before there was a chain, in the order of their ids. What they say from now on is proven. */
export async function chainEarlierLines({ write, query, provider }: AffiliationDatabase): Promise<void> {
  for (let more = await hasLoose(query); more; more = await hasLoose(query))
    await write.$transaction(async (tx) => {
      const { nr, hash } = await lockHead(tx, provider);
      const rows = await tx.$queryRaw<{ id: string }[]>(
        sql`SELECT * FROM "Laeselog" WHERE "nr" IS NULL ORDER BY "id" LIMIT ${chained}`,
      );
      const chain = new Chain(hash);
      const links = rows.map((row, i) => {
        return {
          linkId: row.id,
          nr: nr + 1 + i,
          hash: chain.link(canonical({ ...row, nr: nr + 1 + i }, lineColumns, earlierNames)),
        };
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
