import path from 'node:path';
import { openBare } from '../../subgraphs/common/backup/bare-connection.ts';
import { type Begun, beginRestored } from '../../subgraphs/common/backup/begin-restored.ts';
import { loadBackup, verifyFiles } from '../../subgraphs/common/backup/load-backup.ts';
import { type Manifest, readManifest } from '../../subgraphs/common/backup/manifest.ts';
import { openStaging, type Staging } from '../../subgraphs/common/backup/staging.ts';
import { hasSchema } from '../../subgraphs/common/database/migrate.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { highest, type Marks, WitnessFile } from '../../subgraphs/common/timeline/witness-file.ts';
import type { Config } from '../config/config.ts';
import { showProgress } from './output.ts';

export interface RestoreOptions {
  replace?: boolean;
  given?: string;
  change?: string;
  affiliationChange?: string;
}

const parts = ['affiliation', 'register'] as const;
type Part = (typeof parts)[number];

/**
 * Makes both databases out of a backup, SQLite or PostgreSQL, whichever it was. Everything is made and counted beside
 * what is there before it takes its place; each begins a new timeline, beyond all numbers that are known to be given.
 */
export async function restore(config: Config, given: string, options: RestoreOptions): Promise<void> {
  if (config.register.mode === 'sandbox') throw new StartupError('Restore with REGISTER_MODE=authoritative.');
  const folder = path.resolve(given);
  const manifest = readManifest(folder);
  const marks = marksOf(options);
  for (const part of parts) if (!options.replace) await refuseFilled(config, part);
  for (const part of parts) await verifyFiles(folder, part, manifest[part]);
  const stagings = new Map<Part, Staging>();
  try {
    // First, whether anybody has them open: it would be ourselves, once we have looked.
    for (const part of parts) stagings.set(part, await openStaging(config[part].databaseUrl));
    const known = await knownOf(config, marks);
    await load(stagings, folder, manifest);
    const begun = new Map<Part, Begun>();
    for (const [part, { url }] of stagings) begun.set(part, await beginRestored(url, known[part]));
    for (const staging of stagings.values()) await staging.swap();
    for (const [part, one] of begun) tell(part, one, manifest);
    console.log('The keys of CPR numbers (CPR_KEYS_FILE) must be those of then, or later ones of the same file.');
  } finally {
    for (const staging of stagings.values()) await staging.discard();
  }
}

async function refuseFilled(config: Config, part: Part): Promise<void> {
  if (await hasSchema(config[part].databaseUrl))
    throw new StartupError(
      `A database is there already (${part}). Restore into another place, or give --replace to put the backup in its place.`,
    );
}

function marksOf({ given, change, affiliationChange }: RestoreOptions): Record<Part, Marks> {
  const number = (option: string, text: string | undefined, pattern: RegExp, wanted: string) => {
    if (text === undefined) return null;
    if (!pattern.test(text)) throw new StartupError(`${option}: give ${wanted} (it is "${text}").`);
    return Number(text.replace(/^G/, ''));
  };
  const nummer = number('--given', given, /^G?\d{5}$/, 'the highest G-number known, as G18099');
  const last = number('--change', change, /^\d{1,9}$/, 'the highest change number of the register that is known');
  const own = number(
    '--affiliation-change',
    affiliationChange,
    /^\d{1,9}$/,
    'the highest change number of the affiliation data',
  );
  return {
    register: { ...(nummer !== null && { nummer }), ...(last !== null && { change: last }) },
    affiliation: own === null ? {} : { change: own },
  };
}

/** What is known of the numbers given after the backup: by the operator, the witnesses, and the databases it replaces. */
async function knownOf(config: Config, marks: Record<Part, Marks>): Promise<Record<Part, Marks>> {
  const seen = { register: marks.register, affiliation: marks.affiliation };
  for (const part of parts) {
    const { given, reserved } = new WitnessFile(config[part].witness.file).read();
    seen[part] = [given, reserved, await marksIn(config, part)].reduce(highest, seen[part]);
  }
  const { register: change, ofRegister: nummer } = seen.affiliation;
  seen.register = highest(seen.register, { ...(change && { change }), ...(nummer && { nummer }) });
  return seen;
}

/** The counters of the database that is there, and of the affiliation data also the highest G-number they know. */
async function marksIn(config: Config, part: Part): Promise<Marks> {
  const url = config[part].databaseUrl;
  if (!(await hasSchema(url))) return {};
  const connection = await openBare(url);
  try {
    const rows = await connection.query('SELECT "navn", "vaerdi" FROM "Counter"');
    const marks = Object.fromEntries(rows.map(({ navn, vaerdi }) => [String(navn), Number(vaerdi)]));
    if (part === 'register') return marks;
    const [last] = await connection.query(`SELECT MAX("nummer") AS "nummer" FROM "Enhed" WHERE "nummer" LIKE 'G%'`);
    return last?.nummer ? { ...marks, ofRegister: Number(String(last.nummer).slice(1)) } : marks;
  } finally {
    await connection.close();
  }
}

async function load(stagings: ReadonlyMap<Part, Staging>, folder: string, manifest: Manifest): Promise<void> {
  const tables = parts.flatMap((part) => Object.values(manifest[part].tables));
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  const progress = showProgress('Restoring');
  let done = 0;
  try {
    for (const [part, { url }] of stagings)
      await loadBackup(url, folder, part, manifest[part], (rows) => {
        done += rows;
        progress.update(done, total);
      });
  } finally {
    progress.stop();
  }
}

function tell(part: Part, { tidslinje, keptTo, counters, isBlind }: Begun, manifest: Manifest): void {
  const rows = Object.values(manifest[part].tables).reduce((sum, table) => sum + table.rows, 0);
  const last = [`change ${counters.change}`, ...(counters.nummer ? [`G-number ${counters.nummer}`] : [])].join(' and ');
  console.log(`The ${part} is restored: ${rows} rows, as of change ${keptTo}, now on timeline ${tidslinje}.`);
  console.log(`Numbers go on after ${last}.`);
  if (isBlind)
    console.log(
      'Nothing here knew which numbers were given after the backup (no witness, no database in its place), so many were passed over. Restore again with --given, --change and --affiliation-change if more were given.',
    );
}
