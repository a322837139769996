import type { Found } from './find-breaches.ts';
import type { FindingCount } from './finding.ts';

/** How often each rule is broken, most often first. */
export function countFindings(found: readonly Found[]): FindingCount[] {
  const counts = new Map<string, number>();
  for (const { breach } of found) counts.set(breach.code, (counts.get(breach.code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
