import { sql } from '../../common/database/sql.ts';
import type { Seal } from '../../common/log/seals.ts';
import type { AffiliationDatabase } from '../core/store/database.ts';
import { type Looker, noteAsked } from './show.ts';

/** What the line of a cut says: up to which line, and the hash that what is left follows. */
export const cutText = (nr: number, hash: string): string => `til og med ${nr}, ${hash}`;

/** What seals of cuts are of. */
export const cutLog = 'read-cut';

/** How many lines were cut, and up to which; null when no whole sealed stretch is that old. */
export interface Cut {
  antal: number;
  nr: number;
}

/**
 * Takes away what of the read log is older than a moment: whole sealed stretches alone, so that what is left follows a hash
 * that lies outside the database. That it was done is a line of the log itself, and before it is done a seal beside the others:
 * a line could be forged by who can take lines away.
 */
export async function cutReadLog(
  { write, query, provider }: AffiliationDatabase,
  seals: readonly Seal[],
  before: Date,
  { looker, sealCut }: { looker: Looker; sealCut(cut: { nr: number; hash: string }): Promise<void> },
): Promise<Cut | null> {
  const old = seals.filter(({ at }) => Date.parse(at) < before.getTime());
  for (const { nr, hash } of [...old].reverse()) {
    const [line] = await query<{ hash: string }>(sql`SELECT "hash" FROM "Laeselog" WHERE "nr" = ${nr}`);
    if (!line) continue;
    if (line.hash !== hash) throw new Error(`line ${nr} is another than was sealed: see npm run verify-log`);
    await sealCut({ nr, hash });
    return write.$transaction(async (tx) => {
      const antal = await tx.$executeRaw(sql`DELETE FROM "Laeselog" WHERE "nr" <= ${nr}`);
      const about = { lineKind: 'klip', kommuner: [], hvad: 'laeselog', formaal: 'log-retention', antal } as const;
      await noteAsked(tx, provider, looker, [{ ...about, spoergsmaal: cutText(nr, hash) }]);
      return { antal, nr };
    });
  }
  return null;
}
