import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { csvFile } from '../../subgraphs/register/import/csv-file.ts';
import { loadFile } from '../../subgraphs/register/import/load-file.ts';
import { formatReport, type LoadReport } from '../../subgraphs/register/import/load-report.ts';
import { openRegister, type Register } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { refuseToInvent } from '../server/require-databases.ts';
import { showProgress } from './output.ts';

export interface LoadOptions {
  /** File for the whole report as JSON. */
  report?: string;
  /** Only report what a load would do. */
  dryRun?: boolean;
  /** Load although the register holds the shipped sample. */
  ontoSample?: boolean;
}

/** Loads CSV files into the register, each whole or not at all; stops at the first that is refused. */
export async function load(
  config: Config,
  files: string[],
  { report: reportFile, ontoSample, dryRun = false }: LoadOptions,
): Promise<void> {
  const sources = files.map(csvFile);
  await refuseToInvent(config, ['register']);
  const register = await openRegister(config.register.databaseUrl, config.register);
  const reports: LoadReport[] = [];
  try {
    if (!ontoSample && !dryRun && (await register.beganWithSample())) throw new StartupError(sampleWarning);
    for (const source of sources) {
      const report = await loadOne(register, source, dryRun);
      reports.push(report);
      console.log(formatReport(report));
      if (report.refusalCount > 0) break;
    }
  } finally {
    await register.close();
  }
  if (reportFile) writeReport(reportFile, reports);
  if (reports.some((report) => report.refusalCount > 0)) process.exitCode = 1;
}

/** Real numbers would overwrite invented units, and thousands of invented ones would stay among the real. */
const sampleWarning =
  'The register holds the fictional sample that the first start stored. Load real data into another DATA_DIR (or database), or give --onto-sample.';

async function loadOne(
  { database, kodebog }: Register,
  source: ReturnType<typeof csvFile>,
  dryRun: boolean,
): Promise<LoadReport> {
  const progress = showProgress(`Loading ${source.name}`);
  try {
    const actor = `cli:${os.userInfo().username}`;
    return await loadFile(database, kodebog, source, {
      actor,
      requestId: randomUUID(),
      source: `csv:${source.name}`,
      dryRun,
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
  }
}

function writeReport(file: string, reports: LoadReport[]): void {
  try {
    writeFileSync(file, `${JSON.stringify(reports, null, 2)}\n`);
  } catch (error) {
    throw new StartupError(`The report could not be written to ${file} (${(error as Error).message}).`);
  }
}
