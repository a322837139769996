import { firstOf, maxShown, remarkLines } from '../../common/files/load-findings.ts';
import type { LoadFinding, LoadReport, ObjectCounts } from './load-report.ts';

/** The report as text for a terminal; the rest is in `--report`. */
export function formatLoadReport(report: LoadReport): string {
  const overtaken = report.overtaken ? ['  others changed what it is about meanwhile: load the file again'] : [];
  return [
    `${report.file}: ${summary(report)}`,
    ...overtaken,
    ...removals(report),
    ...firstOf(report.refusals, report.refusalCount, (finding) => `${where(finding)}: ${what(finding)}`),
    ...remarkLines(report, where),
  ].join('\n');
}

function summary(report: LoadReport): string {
  const { rows, refusedRows, refused, dryRun, changes, full } = report;
  if (refused) return `not loaded, all is as it was: ${refusedRows} of ${rows.total} rows refused`;
  const counts = (['created', 'changed', 'ended', 'unchanged'] as const).map(
    (what) => `${what} ${formatCounts(report[what])}`,
  );
  const read = `${rows.total} rows${full ? ', everything its source has' : ''}`;
  const without = refusedRows > 0 ? `, ${refusedRows} of them refused and left out` : '';
  const done = `${counts.join(', ')}, of ${read}${without}`;
  if (dryRun) return `dry run, all is as it was; a load would have: ${done}`;
  return changes === null ? `nothing changed: ${done}` : `${done} (changes ${changes.first} to ${changes.last})`;
}

function formatCounts({ total, ...kinds }: ObjectCounts): string {
  const listed = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`);
  return listed.length > 0 ? `${total} (${listed.join(', ')})` : `${total}`;
}

const removals = ({ removals }: LoadReport): string[] =>
  removals.slice(0, maxShown).map(({ enhed, removed, total, isNamed, ended }) => {
    const where = isNamed ? 'are not in the file' : 'are there, and the file has not even the unit';
    return `  ${enhed}: ${removed} of ${total} ${where}; they ${ended ? 'end' : 'stay'}`;
  });

const where = ({ line, field }: LoadFinding): string =>
  [line === null ? 'the file' : `line ${line}`, field].filter((part) => part !== '').join(', ');

const what = ({ code, en, example }: LoadFinding): string =>
  `${code}: ${en}${example === null ? '' : ` Example: ${example}`}`;
