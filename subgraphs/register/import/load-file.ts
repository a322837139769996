import type { Origin } from '../../common/writes/in-turn.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Verdict } from '../change/run-changeset.ts';
import { runLoad } from '../change/run-load.ts';
import { type Column, contentColumns, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Command } from '../draft/command.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { breachesOf } from '../regel/regler.ts';
import { type RowSource, UnreadableFile } from './csv-file.ts';
import { type FileFinding, refusalAt, ruleFinding } from './file-findings.ts';
import { type LoadReport, ReportBuilder, readMissing } from './load-report.ts';
import { fileColumnOf, type Layout, nummerColumn } from './read-header.ts';
import { type ObjectRow, type ReadRows, readRows } from './read-rows.ts';

interface LoadOptions extends Origin {
  /** Store nothing, and report what a load would do. */
  dryRun?: boolean;
  onProgress?(done: number, total: number): void;
}

/**
 * Loads one CSV export of the register, all of it or nothing. A row that cannot be stored refuses the file, but reading
 * and checking go on, so that everything that must be mended is reported at once. A file already loaded changes nothing.
 */
export async function loadFile(
  database: RegisterDatabase,
  kodebog: Kodebog,
  source: RowSource,
  { onProgress = () => {}, dryRun = false, ...origin }: LoadOptions,
): Promise<LoadReport> {
  const report = new ReportBuilder(source.name, dryRun);
  // Reading is half of the way, storing the other.
  const read = await readRows(source, kodebog, report, (done) => onProgress(done, 2 * source.size)).catch(
    refuseUnreadable(report),
  );
  if (read) report.missing = await readMissing(database, read);
  const span = read && (await store(database, kodebog, read, report, origin));
  onProgress(2 * source.size, 2 * source.size);
  return report.build(span);
}

/** The register's own export is taken at its word. After a refusal this only finds what else there is to say. */
async function store(
  database: RegisterDatabase,
  kodebog: Kodebog,
  read: ReadRows,
  report: ReportBuilder,
  { actor, requestId, source }: Origin,
) {
  const { remarks, check } = checkRows(read, report);
  const { changes, span } = await runLoad(database, kodebog, {
    actor,
    requestId,
    source,
    commands: putCommands(read.rows),
    dryRun: report.isDryRun || !report.clean,
    idempotencyKey: null,
    authorise: () => [],
    ekstern: null,
    trusted: { check },
  });
  for (const remark of remarks()) report.remark(remark);
  report.countOutcomes(read.rows, changes);
  return span;
}

const refuseUnreadable = (report: ReportBuilder) => (error: unknown) => {
  if (!(error instanceof UnreadableFile)) throw error;
  report.refuse(refusalAt(error.details.line, error.code, error.details));
  return null;
};

/** What the rows say each object is. A refused row gives only its place, which its children need. */
function putCommands(rows: readonly ObjectRow[]): Command[] {
  return rows.map((row) => {
    const { line, niveau, nummer, refused } = row;
    const fields = refused ? placeOf(row) : contentOf(row);
    return { op: 'put', niveau, nummer, fields, path: [String(line)] } as Command; // the fields are those of its level
  });
}

function contentOf({ niveau, cells }: ObjectRow): object {
  const read = contentColumns[niveau].map((column) => [column, cells[fileColumnOf(niveau, column)]] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function placeOf({ niveau, cells }: ObjectRow): object {
  const { parent } = niveauer[niveau];
  return typeof cells[parent] === 'string' ? { [parent]: cells[parent] } : {};
}

/**
 * What the rules say of a file: what its rows break is kept and remarked on, as the register itself has such rows. Only
 * what has no parent is refused, since it would have no place. The remarks are those of the last check.
 */
function checkRows({ layout, rows }: ReadRows, report: ReportBuilder) {
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
