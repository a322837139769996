import path from 'node:path';
import { affiliationChangeLog } from '../../subgraphs/affiliation/core/change/changeset-writer.ts';
import { openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { cutLog } from '../../subgraphs/affiliation/laeselog/cut-read-log.ts';
import { verifyReadLog } from '../../subgraphs/affiliation/laeselog/verify-read-log.ts';
import { CprVault, watchedKeyRing } from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { isErased } from '../../subgraphs/affiliation/people/person/personal-tables.ts';
import { sql } from '../../subgraphs/common/database/sql.ts';
import type { Query } from '../../subgraphs/common/lists/read-page.ts';
import { readSeals, type Seal } from '../../subgraphs/common/log/seals.ts';
import type { Stretch, Verdict } from '../../subgraphs/common/log/verdict.ts';
import { verifyChanges } from '../../subgraphs/common/log/verify-changes.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { registerChangeLog } from '../../subgraphs/register/change/change-log.ts';
import { openRegisterDatabase } from '../../subgraphs/register/database.ts';
import type { Config } from '../config/config.ts';
import { folderAround } from '../config/storage-config.ts';
import { requireDatabases } from '../server/require-databases.ts';
import { showProgress } from './output.ts';

export interface VerifyOptions {
  log?: string;
  from?: string;
  to?: string;
  seals?: string;
}

const logs = ['register', 'affiliation', 'read'] as const;
type Log = (typeof logs)[number];

/** Proves logs against their seals; the exit code is 1 when a line is not as it was written. */
export async function verifyLog(config: Config, options: VerifyOptions): Promise<void> {
  const named = logs.filter((log) => options.log === undefined || log === options.log);
  if (named.length === 0) throw new StartupError('--log: give read, register or affiliation.');
  if (named.length > 1 && (options.from ?? options.to) !== undefined)
    throw new StartupError('--from and --to are of one log: name it with --log.');
  await requireDatabases(config, [...new Set(named.map((log) => (log === 'register' ? log : 'affiliation')))]);
  const place = placeOf(options.seals ?? config.seals.file, config);
  for (const log of named) {
    const verdict = await verdictOn(log, config, options);
    console.log(`${log}: ${sentenceOf(verdict)}${verdict.seals > 0 ? ` ${place}` : ''}`);
    if (verdict.bad) process.exitCode = 1;
  }
}

async function verdictOn(log: Log, config: Config, { from, to, seals: file }: VerifyOptions): Promise<Verdict> {
  const seals = readSeals(file ?? config.seals.file, log);
  const cuts = readSeals(file ?? config.seals.file, cutLog);
  const { query, prove, close } = await open(log, config, cuts);
  const progress = showProgress(`Proving ${log}`);
  try {
    const stretch = { from: await lineAt(query, log, from, 'from'), to: await lineAt(query, log, to, 'to') };
    const verdict = await prove(stretch, seals, progress.update);
    const missing =
      file === undefined && verdict.bad === null ? await missingSeal(query, log, config.seals.file) : null;
    return missing === null
      ? verdict
      : { ...verdict, bad: { nr: missing, what: `${config.seals.file} has no seal of it` } };
  } finally {
    progress.stop();
    await close();
  }
}

/** The line that the database says was sealed last, where the file knows of no seal as late: who lost it lost the proof. */
async function missingSeal(query: Query, log: Log, file: string): Promise<number | null> {
  const [row] = await query<{ seglNr: number }>(sql`SELECT "seglNr" FROM "Logkaede" WHERE "navn" = ${log}`);
  const sealed = Number(row?.seglNr ?? 0);
  // Read last: a running server writes a seal first, and then that it did.
  return sealed === 0 || readSeals(file, log).some(({ nr }) => nr >= sealed) ? null : sealed;
}

type Prove = (stretch: Stretch, seals: readonly Seal[], onProgress: OnProgress) => Promise<Verdict>;
type OnProgress = (done: number, total: number) => void;

async function open(
  log: Log,
  { register, affiliation }: Config,
  cuts: readonly Seal[],
): Promise<{ query: Query; prove: Prove; close(): Promise<void> }> {
  if (log === 'register') {
    const database = await openRegisterDatabase(register.databaseUrl, { mode: register.mode });
    const { query, close } = database;
    const erased = async () => false;
    return {
      query,
      close,
      prove: (stretch, seals, onProgress) =>
        verifyChanges(query, registerChangeLog, seals, stretch, { onProgress, isErased: erased }),
    };
  }
  const vault = new CprVault(watchedKeyRing(affiliation.cprKeys.file));
  const database = await openAffiliationDatabase(affiliation.databaseUrl, vault, { mode: register.mode });
  const { query, close } = database;
  const changeLog = affiliationChangeLog(vault);
  return {
    query,
    close,
    prove: (stretch, seals, onProgress) =>
      log === 'read'
        ? verifyReadLog(query, { seals, cuts }, stretch, onProgress)
        : verifyChanges(query, changeLog, seals, stretch, { onProgress, isErased }),
  };
}

/** A line by its number, or the first from a moment on. */
async function lineAt(query: Query, log: Log, given: string | undefined, option: string): Promise<number | undefined> {
  if (given === undefined) return undefined;
  if (/^\d{1,9}$/.test(given)) return Number(given);
  const at = new Date(given);
  if (Number.isNaN(at.getTime()))
    throw new StartupError(`--${option}: give the number of a line, or a date: 2026-11-28.`);
  const [row] = await query<{ nr: number | null }>(
    log === 'read'
      ? sql`SELECT MIN("nr") AS "nr" FROM "Laeselog" WHERE "at" >= ${at}`
      : sql`SELECT MIN("firstChange") AS "nr" FROM "Changeset" WHERE "at" >= ${at}`,
  );
  return row?.nr == null ? undefined : Number(row.nr);
}

/** Whoever can change the data can change, too, what lies among them. */
const placeOf = (file: string, { dataFolders }: Config): string =>
  folderAround(path.resolve(file), dataFolders)
    ? `They lie beside the data that they prove: ${file}.`
    : `They lie outside the folders of the data: ${file}.`;

function sentenceOf({ from, to, lines, seals, sealedTo, bad }: Verdict): string {
  if (bad) return `line ${bad.nr}: ${bad.what}.`;
  if (lines === 0) return 'no lines.';
  const proven = `the lines ${from} to ${to} are as they were written`;
  if (seals === 0) return `${proven}, as far as the database itself tells: no seal is of them.`;
  return `${proven}; ${seals} seals hold, the last of line ${sealedTo}.`;
}
