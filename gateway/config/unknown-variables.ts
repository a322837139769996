import { StartupError } from '../../subgraphs/common/startup-error.ts';

/** A name that differs by more is another program's, not a slip of the pen. */
const mostSlips = 2;

/** Shorter names are two slips away from what every shell sets: HOST from HOME. */
const shortestSlip = 7;

/** What only variables of this product begin with: nothing of that kind may be set and not be read. */
const ownBeginnings = ['REGISTER_', 'AFFILIATION_', 'UNILOGIN_', 'DATAFORDELER_', 'SUBGRAPH_', 'CPR_KEYS', 'WITNESS_'];

/** What Kubernetes sets in every container for a service that happens to be called "register". */
const ofKubernetes = /_SERVICE_(HOST|PORT)|_PORT_\d+_(TCP|UDP)/;

/**
 * Refuses names that are no variable of ours but look like one: a database address under a misspelt name would start an
 * empty register instead of the real one.
 */
export function refuseUnknown(given: readonly string[], known: readonly string[]): void {
  const lines = given
    .filter((name) => !known.includes(name) && !ofKubernetes.test(name))
    .flatMap((name) => {
      const nearest = nearestOf(name, known);
      if (!nearest) return [];
      const isSlip = name.length >= shortestSlip && nearest.slips <= mostSlips;
      if (!isSlip && !ownBeginnings.some((beginning) => name.startsWith(beginning))) return [];
      return [`${name}: there is no such variable. Did you mean ${nearest.name}?`];
    });
  if (lines.length > 0) throw new StartupError(lines.join('\n'));
}

function nearestOf(name: string, known: readonly string[]) {
  const ranked = known.map((other) => ({ name: other, slips: slipsBetween(name, other) }));
  return ranked.sort((a, b) => a.slips - b.slips)[0];
}

/** Letters to put in, take out or replace (Levenshtein), one row of the table at a time. */
function slipsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1];
    for (const [column, other] of [...b].entries())
      line.push(
        Math.min(
          (line[column] ?? 0) + 1,
          (above[column + 1] ?? 0) + 1,
          (above[column] ?? 0) + (letter === other ? 0 : 1),
        ),
      );
    above = line;
  }
  return above[b.length] ?? 0;
}
