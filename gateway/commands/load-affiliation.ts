import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { pino } from 'pino';
import { type Affiliation, openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { formatLoadReport } from '../../subgraphs/affiliation/import/format-load-report.ts';
import { loadFile } from '../../subgraphs/affiliation/import/load-file.ts';
import type { LoadReport } from '../../subgraphs/affiliation/import/load-report.ts';
import type { FilesTogether } from '../../subgraphs/affiliation/import/load-run.ts';
import { openRowSource } from '../../subgraphs/affiliation/import/open-row-source.ts';
import type { RowSource } from '../../subgraphs/affiliation/import/row-source.ts';
import { today } from '../../subgraphs/common/clock.ts';
import { sql } from '../../subgraphs/common/database/sql.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { cleanText } from '../../subgraphs/common/text/clean-text.ts';
import type { ChangeSpan } from '../../subgraphs/common/writes/in-turn.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { askInProcess } from '../server/ask-register.ts';
import { followRegister } from '../server/follow-register.ts';
import { logOptions } from '../server/log.ts';
import { refuseToInvent } from '../server/require-databases.ts';
import { kommuneOption } from './options.ts';
import { showProgress } from './output.ts';

export interface LoadAffiliationOptions {
  source?: string;
  kommune?: string;
  dryRun?: boolean;
  report?: string;
  full?: boolean;
  delta?: boolean;
  confirmRemovals?: boolean;
  skipRefused?: boolean;
  atOnce?: boolean;
}

/**
 * Loads files of people, groups and ties, each whole, or without its refused rows, or not at all; stops at the first that
 * is refused. Large files are written in turns.
 */
export async function loadAffiliation(config: Config, files: string[], options: LoadAffiliationOptions): Promise<void> {
  if (options.full && options.delta) throw new StartupError('Give --full or --delta, not both.');
  const kommune = kommuneOption(options.kommune) ?? null;
  const sources = files.map(openRowSource);
  await refuseToInvent(config, ['affiliation']);
  const { databaseUrl, cprKeys, witness, terms } = config.affiliation;
  const { mode } = config.register;
  const affiliation = await openAffiliation(databaseUrl, { mode, cprKeys, unilogin: null, witness, terms });
  const reports: LoadReport[] = [];
  try {
    await seeUnits(config, affiliation);
    const named = new Set<string>();
    for (const source of sources) {
      const more = sources.slice(reports.length + 1).some(({ ofOneUnit }) => !ofOneUnit);
      const together = { named, more };
      const report = await loadOne(affiliation, source, { ...options, kommune, together });
      reports.push(report);
      console.log(formatLoadReport(report));
      await tellUnnamed(affiliation, report);
      if (report.refused) break;
    }
  } finally {
    await affiliation.close();
  }
  if (options.report) writeReport(options.report, reports);
  if (reports.some(({ refused, overtaken }) => refused || overtaken)) process.exitCode = 1;
}

/** Brings the picture of the register's units up to date, from the register's database itself. */
async function seeUnits(config: Config, affiliation: Affiliation): Promise<void> {
  const register = await openRegister(config.register.databaseUrl, config.register);
  try {
    const log = pino(logOptions(config.logLevel), pino.destination(2));
    await followRegister(affiliation, askInProcess(register), log);
    await affiliation.follower.catchUpWholly();
    await affiliation.follower.stop();
  } finally {
    await register.close();
  }
  // Without units every row would be refused, each for want of its own.
  if ((await affiliation.database.read.enhed.findFirst()) === null)
    throw new StartupError('The register is empty: start the product once, or load the register first (npm run load).');
}

async function loadOne(
  affiliation: Affiliation,
  source: RowSource,
  {
    source: kilde,
    kommune,
    full,
    delta,
    dryRun,
    confirmRemovals,
    skipRefused,
    atOnce,
    together,
  }: Omit<LoadAffiliationOptions, 'kommune'> & { kommune: string | null; together: FilesTogether },
): Promise<LoadReport> {
  const progress = showProgress(`Loading ${source.name}`);
  let written: ChangeSpan | null = null;
  try {
    return await loadFile(affiliation, source, {
      kilde: kilde === undefined ? null : cleanText(kilde),
      kommune,
      full: full ? true : delta ? false : null,
      dryRun: dryRun ?? false,
      confirmRemovals: confirmRemovals ?? false,
      skipRefused: skipRefused ?? false,
      atOnce: atOnce ?? false,
      together,
      today: today(),
      actor: `cli:${os.userInfo().username}`,
      requestId: randomUUID(),
      source: `load:${source.name}`,
      onProgress: progress.update,
      onTurn: (span) => {
        written = span;
      },
    });
  } catch (error) {
    tellStopped(source, written);
    throw error;
  } finally {
    progress.stop();
  }
}

function tellStopped({ name }: RowSource, written: ChangeSpan | null): void {
  if (written === null) return;
  const { first, last } = written;
  console.error(
    `${name} was stopped: a part of it is stored (changes ${first} to ${last}). Load it again: that completes it.`,
  );
}

/** Who has the database writes as any source; the load says where the municipality has named nobody for it yet. */
async function tellUnnamed({ database: { query } }: Affiliation, { kilde, refused }: LoadReport): Promise<void> {
  if (kilde === null || refused) return;
  const rows = await query<{ kommuneKode: string }>(sql`
    SELECT DISTINCT unit."kommuneKode" FROM "Tilknytning" AS tie JOIN "Enhed" AS unit ON unit."nummer" = tie."enhedsNummer"
    WHERE tie."toChange" IS NULL AND tie."kilde" = ${kilde} AND NOT EXISTS (
      SELECT 1 FROM "Kildeskribenter" AS named WHERE named."toChange" IS NULL AND named."kilde" = tie."kilde"
        AND named."kommuneKode" = unit."kommuneKode")
    ORDER BY 1`);
  const kommuner = rows.map(({ kommuneKode }) => kommuneKode);
  const shown = kommuner.length > 10 ? `${kommuner.slice(0, 10).join(', ')} …` : kommuner.join(', ');
  if (kommuner.length > 0)
    console.log(
      `  loaded as the operator: through the API nobody may write as ${kilde} in municipality ${shown} until setKildeskribenter says who`,
    );
}

function writeReport(file: string, reports: LoadReport[]): void {
  try {
    writeFileSync(file, `${JSON.stringify(reports, null, 2)}\n`);
  } catch (error) {
    throw new StartupError(`The report could not be written to ${file} (${(error as Error).message}).`);
  }
}
