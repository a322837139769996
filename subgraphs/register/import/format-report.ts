import type { FileFinding } from './file-findings.ts';
import type { LoadReport } from './load-report.ts';

const maxShown = 20;

/** The report as text for a terminal; the rest is in `--report`. */
export function formatReport(report: LoadReport): string {
  const parts = [...refusals(report), ...remarks(report), ...missing(report)];
  return [`${report.file}: ${summary(report)}`, ...parts].join('\n');
}

function summary(report: LoadReport): string {
  const { stored, dryRun, rows, created, changed, unchanged, refused, refusalCount, changes } = report;
  const counts = `created ${created.total}, changed ${changed.total}, unchanged ${unchanged.total}, refused ${refused.total}`;
  if (dryRun && refusalCount === 0) return `dry run, the register is as it was; a load would have: ${counts}`;
  if (!stored) return `not loaded, the register is as it was: ${counts} of ${rows.total} rows`;
  if (changes === null) return `nothing changed: ${counts}`;
  return `${counts} (changes ${changes.first} to ${changes.last})`;
}

function refusals({ refusals, refusalCount }: LoadReport): string[] {
  const shown = refusals.slice(0, maxShown).map((finding) => `  ${where(finding)}: ${what(finding)}`);
  return refusalCount > shown.length
    ? [...shown, `  and ${refusalCount - shown.length} more: use --report FILE.json`]
    : shown;
}

function where({ line, column }: FileFinding): string {
  return column === null ? `line ${line}` : `line ${line}, column ${column}`;
}

function what({ en, value, example }: FileFinding): string {
  const found = value === null ? '' : ` Found: ${value === '' ? 'nothing' : JSON.stringify(value)}.`;
  return `${en}${found}${example === null ? '' : ` Example: ${example}`}`;
}

/** One line per code, with the first place where it was met. */
function remarks({ remarkCounts, remarks }: LoadReport): string[] {
  return Object.entries(remarkCounts).map(([code, count]) => {
    const first = remarks.find((remark) => remark.code === code);
    return `  remark ${code}: ${count}${first ? `, first at ${where(first)}: ${first.en}` : ''}`;
  });
}

/** Which units the file has not: those who keep them close what is gone. */
function missing({ missing, missingCount }: LoadReport): string[] {
  if (missingCount === 0) return [];
  const shown = missing
    .slice(0, maxShown)
    .map(({ niveau, nummer, navn, kommune }) => `    ${nummer}, ${niveau} of ${kommune}: ${navn}`);
  const rest = missingCount - shown.length;
  return [
    `  not in the file, and as they were: ${missingCount} active units of its municipalities`,
    ...shown,
    ...(rest > 0 ? [`    and ${rest} more: use --report FILE.json`] : []),
  ];
}
