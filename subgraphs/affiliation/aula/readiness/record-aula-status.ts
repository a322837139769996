import { insertRows, isIn, name, sql } from '../../../common/database/sql.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import { readFacts } from '../aulafacts/read-facts.ts';
import { evaluate } from './evaluate.ts';
import { unitsOf } from './readable-units.ts';

interface Status {
  nummer: string;
  stage: string;
  ready: boolean;
  fejl: string;
}

const columns = { nummer: 'TEXT', at: 'TEXT', stage: 'TEXT', ready: 'BOOLEAN', fejl: 'TEXT' } as const;

/** Looks at the units of a municipality and keeps how far those are that changed since the last look. Returns how many. */
export async function recordAulaStatus(database: AffiliationDatabase, kommune: string, now: Date, day: string) {
  const facts = await readFacts(database, unitsOf(kommune), { day, snapshot: null });
  const found = facts.map((one): Status => {
    const { stage, ready, results } = evaluate(one);
    const fejl = results.filter(({ failing }) => failing > 0).map(({ check }) => check.code);
    return { nummer: one.enhed.nummer, stage, ready, fejl: JSON.stringify(fejl) };
  });
  const last = await lastStatus(
    database,
    found.map(({ nummer }) => nummer),
  );
  const changed = found.filter(({ nummer, fejl }) => last.get(nummer) !== fejl);
  const at = now.toISOString();
  const rows = changed.map((status) => ({ ...status, at }));
  if (rows.length > 0)
    await database.jobs.$transaction((tx) => insertRows(tx, database.provider, 'AulaStatus', rows, columns));
  return changed.length;
}

/** What failed at the last look, by unit; stage and readiness follow from it. */
async function lastStatus({ query, provider }: AffiliationDatabase, numre: string[]): Promise<Map<string, string>> {
  const rows = await query<Status>(sql`
    SELECT s."nummer", s."fejl" FROM "AulaStatus" s WHERE ${isIn(provider, name('s', 'nummer'), numre)}
      AND s."at" = (SELECT MAX(l."at") FROM "AulaStatus" l WHERE l."nummer" = s."nummer")`);
  return new Map(rows.map(({ nummer, fejl }) => [nummer, fejl]));
}
