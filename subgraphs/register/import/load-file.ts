import type { Origin } from '../../common/writes/in-turn.ts';
import { runLoad } from '../change/run-load.ts';
import { contentColumns } from '../dagtilbud/fields.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Command } from '../draft/command.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { checkRows } from './check-rows.ts';
import { type RowSource, UnreadableFile } from './csv-file.ts';
import { fileColumnOf } from './file-columns.ts';
import { refusalAt } from './file-findings.ts';
import { type LoadReport, ReportBuilder, readMissing } from './load-report.ts';
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
