import { problem } from '../../common/errors/problem.ts';
import { type ChangeSpan, type ChangesetWriter, inChangeset, type Origin } from '../change/changeset-writer.ts';
import type { PeopleServices } from '../context.ts';
import type { AffiliationTransaction } from '../database.ts';
import type { LoadReport } from './load-report.ts';
import { LoadReportBuilder } from './load-report-builder.ts';
import { type FilesTogether, LoadRun, type LoadScope } from './load-run.ts';
import type { PlacedRow } from './put-rows.ts';
import type { ReadRow } from './read-row.ts';
import type { RowSource } from './row-source.ts';
import { UnreadablePeople } from './unreadable-people.ts';

export interface LoadOptions extends Origin, Omit<LoadScope, 'kilde'> {
  /** Whose word the file is; null when the file says so itself. */
  kilde: string | null;
  /** End what the file does not have; null: as its kind does. */
  full: boolean | null;
  dryRun: boolean;
  onProgress(done: number, total: number): void;
  /** Leave out rows that are refused, and ends that would have to be confirmed, and store the rest (as STIL does, row by row). */
  skipRefused?: boolean;
  /** Other files that are loaded with this one, as parts of one whole. */
  together?: FilesTogether;
  rowsAtOnce?: number;
}

/** Larger parts take more memory, smaller ones more statements. */
const defaultRowsAtOnce = 2000;

/** Ends a transaction of which nothing is to stay. */
class Stop extends Error {}

/**
 * Loads one file of people in one changeset: all of it or nothing, or all but the refused rows. Reading and checking go
 * on after a refusal, so that everything that must be mended is told at once. The same file again changes nothing.
 */
export async function loadFile(services: PeopleServices, source: RowSource, options: LoadOptions): Promise<LoadReport> {
  const report = new LoadReportBuilder(options.skipRefused ?? false);
  const full = options.full ?? source.isFull;
  const about = { file: source.name, full, dryRun: options.dryRun };
  let span: ChangeSpan | null = null;
  try {
    span = await inChangeset(
      services.database,
      options,
      (tx, writer) => carryOut(services, { tx, writer }, source, { ...options, full }, report),
      'jobs',
    );
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return report.build(about, span);
}

async function carryOut(
  services: PeopleServices,
  { tx, writer }: { tx: AffiliationTransaction; writer: ChangesetWriter },
  source: RowSource,
  options: LoadOptions,
  report: LoadReportBuilder,
): Promise<ChangeSpan | null> {
  const run = new LoadRun(
    services,
    { ...services.database, query: (statement) => tx.$queryRaw(statement) },
    writer,
    report,
  );
  const scope = await putAll(run, source, options, report).catch((error: unknown) => {
    if (!(error instanceof UnreadablePeople)) throw error;
    report.refuseFile(error.line, error.problem);
    return null;
  });
  if (scope && options.full) await run.end(scope, { ...(options.together ?? alone()), ofOneUnit: source.ofOneUnit });
  if (scope) await run.follow(scope);
  if (report.isRefused || options.dryRun) throw new Stop();
  return writer.close();
}

const alone = (): FilesTogether => ({ named: new Set(), more: false });

/** Puts the rows part by part. Returns in whose name; null when that is not known. */
async function putAll(run: LoadRun, source: RowSource, options: LoadOptions, report: LoadReportBuilder) {
  let part: PlacedRow[] = [];
  report.kilde = options.kilde;
  const flush = async (kilde: string | null): Promise<LoadScope | null> => {
    const rows = part;
    part = [];
    if (kilde === null) return null;
    if (rows.length > 0) await run.put(rows, { ...options, kilde });
    return { ...options, kilde };
  };
  for await (const read of source.rows((done) => options.onProgress(done, source.size))) {
    if (read.head) takeHead(run, read, read.head, report);
    else part.push(...takeRow(run, read, report));
    if (part.length >= (options.rowsAtOnce ?? defaultRowsAtOnce)) await flush(report.kilde);
  }
  const scope = await flush(report.kilde);
  if (scope === null) report.refuseFile(null, problem('KILDE_MISSING', []));
  return scope;
}

function takeHead(run: LoadRun, { line }: ReadRow, head: { kilde: string; enhed: string }, report: LoadReportBuilder) {
  if (report.kilde !== null && report.kilde !== head.kilde) report.refuseFile(line, problem('KILDE_DIFFERS', []));
  report.kilde = head.kilde;
  run.addEnhed(head.enhed);
}

function takeRow(
  run: LoadRun,
  { line, row, problems, remarks, about }: ReadRow,
  report: LoadReportBuilder,
): PlacedRow[] {
  if (row !== null || problems.length > 0) report.countRow(row?.type);
  if (about === null) for (const problem of problems) report.refuseFile(line, problem);
  else if (problems.length > 0) run.refuse(about, line, problems);
  for (const remark of remarks) report.remark(line, remark);
  return row === null ? [] : [{ row, path: [String(line)] }];
}
