import type { Origin } from '../change/changeset-writer.ts';
import { runChangeset } from '../change/run-changeset.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { checkRows } from './check-rows.ts';
import { refusalAt } from './finding.ts';
import type { LoadReport } from './load-report.ts';
import { putCommands } from './put-commands.ts';
import { readMissing } from './read-missing.ts';
import { type ReadRows, readRows } from './read-rows.ts';
import { ReportBuilder } from './report-builder.ts';
import type { RowSource } from './row-source.ts';
import { UnreadableFile } from './unreadable-file.ts';

export type { LoadReport };

export interface LoadOptions extends Origin {
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
  const { changes, span } = await runChangeset(database, kodebog, {
    actor,
    requestId,
    source,
    commands: putCommands(read.rows),
    dryRun: report.isDryRun || !report.clean,
    idempotencyKey: null,
    authorise: () => [],
    ekstern: null,
    trusted: { check: checkRows(read, report) },
  });
  report.countOutcomes(read.rows, changes);
  return span;
}

const refuseUnreadable = (report: ReportBuilder) => (error: unknown) => {
  if (!(error instanceof UnreadableFile)) throw error;
  report.refuse(refusalAt(error.details.line, error.code, error.details));
  return null;
};
