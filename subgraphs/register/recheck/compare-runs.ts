import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegisterDatabase } from '../database.ts';
import type { KontrolResult } from '../generated/sqlite/client.ts';
import { contradictionCode } from '../regel/ekstern.ts';
import { type KontrolComparisonCount, type KontrolDifference, type KontrolRun, KontrolStatus } from './kontrol-run.ts';

/** A contradiction with its place in the list: municipality, number, rule. */
export type Difference = KontrolDifference & { key: string };

/** What two runs contradict, in one municipality or all: each contradiction once. One statement. */
export async function compareRuns(
  { read }: RegisterDatabase,
  run: KontrolRun,
  before: KontrolRun | null,
  kommuneKode: string | null,
): Promise<Difference[]> {
  const where = {
    run: { in: [run.id, ...(before ? [before.id] : [])] },
    svar: 'MODSAGT',
    ...(kommuneKode === null ? {} : { kommuneKode }),
  };
  const rows = await read.kontrolResult.findMany({ where });
  const now = new Map(rows.filter((row) => row.run === run.id).map((row) => [identity(row), row]));
  const then = new Map(rows.filter((row) => row.run !== run.id).map((row) => [identity(row), row]));
  return [
    ...[...now].map(([id, row]) => difference(row, then.has(id) ? KontrolStatus.STILL : KontrolStatus.NEW)),
    ...[...then].filter(([id]) => !now.has(id)).map(([, row]) => difference(row, KontrolStatus.GONE)),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
}

const identity = ({ niveau, nummer, kind, aarsag }: KontrolResult): string => `${niveau} ${nummer} ${kind} ${aarsag}`;

function difference({ niveau, nummer, kind, aarsag, kommuneKode: kommune }: KontrolResult, status: KontrolStatus) {
  const code = contradictionCode(kind, aarsag);
  return { niveau: niveau as Niveau, nummer, status, code, kommune, key: `${kommune} ${nummer} ${niveau} ${code}` };
}

/** How many there are by municipality and rule, as the list is ordered. */
export function countDifferences(differences: readonly Difference[]): KontrolComparisonCount[] {
  const counts = new Map<string, KontrolComparisonCount>();
  for (const { kommune, code, status } of differences) {
    const key = `${kommune} ${code}`;
    const count = counts.get(key) ?? { kommune, code, before: 0, after: 0, new: 0, still: 0, gone: 0 };
    counts.set(key, count);
    if (status !== KontrolStatus.NEW) count.before++;
    if (status !== KontrolStatus.GONE) count.after++;
    count[status.toLowerCase() as 'new' | 'still' | 'gone']++;
  }
  return [...counts.values()].sort((a, b) => a.kommune.localeCompare(b.kommune) || a.code.localeCompare(b.code));
}
