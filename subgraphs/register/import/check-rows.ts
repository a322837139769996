import type { Problem } from '../answer/fejl.ts';
import type { Verdict } from '../change/check-draft.ts';
import { type Column, contentColumns } from '../dagtilbud/fields.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { breachesOf } from '../regel/breaches.ts';
import { fileColumnOf, type Layout, nummerColumn } from './file-columns.ts';
import { type FileFinding, refusalAt, ruleFinding } from './file-findings.ts';
import type { ReportBuilder } from './load-report.ts';
import type { ObjectRow, ReadRows } from './read-rows.ts';

/**
 * What the rules say of a file: what its rows break is kept and remarked on, as the register itself has such rows. Only
 * what has no parent is refused, since it would have no place. The remarks are those of the last check.
 */
export function checkRows({ layout, rows }: ReadRows, report: ReportBuilder) {
  let remarks: FileFinding[] = [];
  const check = (draft: Draft, kodebog: Kodebog): Verdict => {
    const errors = rows.flatMap((row) => refuseOrphan(row, draft, layout, report));
    remarks = rows.filter(({ refused }) => !refused).flatMap((row) => brokenRules(row, draft, layout, kodebog));
    return { errors, warnings: [] };
  };
  return { check, remarks: () => remarks };
}

/** A parent may be in the register, or anywhere in the file, also on a row that is itself refused. */
function refuseOrphan(row: ObjectRow, draft: Draft, layout: Layout, report: ReportBuilder): Problem[] {
  if (row.niveau === 'daginstitution') return [];
  const fileColumn = niveauer[row.niveau].parent;
  const value = row.cells[fileColumn];
  const expected = row.niveau === 'anvisningsenhed' ? 'daginstitution' : 'anvisningsenhed';
  // One that is no text is malformed, and refused for that.
  if (typeof value !== 'string' || draft.get(expected, value)) return [];
  const finding = refusalAt(row.line, 'PARENT_NOT_FOUND', {
    column: headerOf(layout, row, fileColumn),
    value,
    expected,
  });
  report.refuseRow(row, finding);
  return [{ ...finding, path: [String(row.line), fileColumn], retryable: false }];
}

/** What a row's own cells break. What is only seen on others, such as a missing unit, is for `findings`. */
function brokenRules(row: ObjectRow, draft: Draft, layout: Layout, kodebog: Kodebog): FileFinding[] {
  const object = draft.get(row.niveau, row.nummer) as DraftObject;
  const own: readonly string[] = ['nummer', ...contentColumns[row.niveau]];
  return breachesOf(object, draft, kodebog).flatMap((breach) => {
    const field = breach.path.at(-1) ?? '';
    return own.includes(field) ? [ruleFinding(row.line, breach, headerOf(layout, row, field))] : [];
  });
}

/** What the file calls a field. */
function headerOf({ places }: Layout, { niveau }: ObjectRow, field: string): string {
  const fileColumn = field === 'nummer' ? nummerColumn[niveau] : fileColumnOf(niveau, field as Column);
  return places.get(fileColumn)?.header ?? fileColumn;
}
