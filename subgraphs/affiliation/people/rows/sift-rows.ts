import type { ImportRow } from '../../core/input/row-schema.ts';
import type { Problem } from '../../errors/refusals.ts';
import { inOrder, type PlacedRow } from './put-rows.ts';

/** What comes of putting some rows together. */
interface Attempt {
  errors: Problem[];
}

/**
 * Finds the rows that hold, as if each had come after those before it, and says of every other one why it does not.
 * Those that nothing speaks against go together, for they can belong together (a group ends, and so do those in it). The
 * others are then tried one by one beside them: what spoke against one may have been a row that does not hold itself.
 */
export async function siftRows<A extends Attempt>(
  rows: readonly PlacedRow[],
  attempt: (rows: readonly PlacedRow[]) => Promise<A>,
  refuse: (row: PlacedRow, problems: Problem[]) => void,
): Promise<{ held: readonly PlacedRow[]; result: A }> {
  const all = await attempt(rows);
  if (all.errors.length === 0) return { held: rows, result: all };
  const blamed = new Map<PlacedRow, Problem[]>();
  const { held } = await settle(rows, all, attempt, (row, problems) => blamed.set(row, problems));
  const good = new Set(held);
  const isLost = losing([...blamed.keys()]);
  for (const row of inOrder([...blamed.keys()])) {
    const problems = blamed.get(row) ?? [];
    if (isLost(row, problems)) {
      refuse(row, problems);
      continue;
    }
    const peers = rows.filter((other) => good.has(other) && other.row.enhed === row.row.enhed);
    const { errors } = await attempt([...peers, row]);
    if (errors.length === 0) good.add(row);
    else refuse(row, ofRow(row, errors));
  }
  const rest = rows.filter((row) => good.has(row));
  return settle(rest, await attempt(rest), attempt, refuse);
}

/** What is wrong with a row whatever other rows there are. Whole files have it: of another register, or of test persons. */
const ownFaults = new Set([
  ...['ENHED_UNKNOWN', 'ENHED_LEVEL', 'ENHED_CLOSED', 'ENHED_OF_OTHER_KOMMUNE', 'CPR_MALFORMED', 'CPR_TEST_NUMBER'],
  ...['ROW_DEPENDS', 'GROUP_LEVEL_RULE', 'EMPLOYEE_ROLE', 'PERIOD_BACKWARDS'],
]);

/** What is only wrong for want of another row, and the type of that row. */
const wanted: Readonly<Record<string, ImportRow['type']>> = { GRUPPE_UNKNOWN: 'gruppe', BARN_UNKNOWN: 'barn' };

/** Which of the rows that were left out can never hold beside others: to try them again would take long. */
function losing(blamed: readonly PlacedRow[]) {
  const there = new Set(blamed.map(({ row }) => `${row.enhed} ${row.type}`));
  return ({ row }: PlacedRow, problems: Problem[]): boolean =>
    problems.some(({ code }) => {
      const type = wanted[code];
      return ownFaults.has(code) || (type !== undefined && !there.has(`${row.enhed} ${type}`));
    });
}

/** Leaves out the rows that something speaks against, until nothing does. */
async function settle<A extends Attempt>(
  rows: readonly PlacedRow[],
  first: A,
  attempt: (rows: readonly PlacedRow[]) => Promise<A>,
  leaveOut: (row: PlacedRow, problems: Problem[]) => void,
): Promise<{ held: readonly PlacedRow[]; result: A }> {
  let [held, result] = [rows, first];
  while (result.errors.length > 0 && held.length > 0) {
    const places = new Set(result.errors.map(({ path }) => placeOf(path, held[0])));
    const isBlamed = (row: PlacedRow) => places.has(placeOf(row.path, row));
    // An error that is of no row speaks against all of them.
    const blamed = new Set(held.some(isBlamed) ? held.filter(isBlamed) : held);
    for (const row of blamed) leaveOut(row, ofRow(row, result.errors));
    held = held.filter((row) => !blamed.has(row));
    result = await attempt(held);
  }
  return { held, result };
}

/** The place of the row that a path leads into; the places of all rows of an input are of the same length. */
const placeOf = (path: readonly string[], row: PlacedRow | undefined): string =>
  path.slice(0, row?.path.length).join(' ');

/** A row's own errors; those of another when it is what brings them about. */
function ofRow(row: PlacedRow, errors: Problem[]): Problem[] {
  const own = errors.filter(({ path }) => placeOf(path, row) === placeOf(row.path, row));
  return own.length > 0 ? own : errors.map((problem) => ({ ...problem, path: row.path }));
}
