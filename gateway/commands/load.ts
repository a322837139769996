import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { csvFile } from '../../subgraphs/register/import/csv-file.ts';
import { formatReport } from '../../subgraphs/register/import/format-report.ts';
import { type LoadReport, loadFile } from '../../subgraphs/register/import/load-file.ts';
import { openRegister, type Register } from '../../subgraphs/register/register.ts';
import type { Config } from '../config.ts';
import { showProgress } from './show-progress.ts';

/** Loads CSV files into the register, each whole or not at all; stops at the first that is refused. */
export async function load(config: Config, files: string[], reportFile?: string): Promise<void> {
  const sources = files.map(csvFile);
  const register = await openRegister(config.register.databaseUrl, undefined, config.register.mode);
  const reports: LoadReport[] = [];
  try {
    for (const source of sources) {
      const report = await loadOne(register, source);
      reports.push(report);
      console.log(formatReport(report));
      if (!report.stored) break;
    }
  } finally {
    await register.close();
  }
  if (reportFile) writeReport(reportFile, reports);
  if (reports.some((report) => !report.stored)) process.exitCode = 1;
}

async function loadOne({ database, kodebog }: Register, source: ReturnType<typeof csvFile>): Promise<LoadReport> {
  const progress = showProgress(`Loading ${source.name}`);
  try {
    const actor = `cli:${os.userInfo().username}`;
    return await loadFile(database, kodebog, source, {
      actor,
      requestId: randomUUID(),
      source: `csv:${source.name}`,
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
