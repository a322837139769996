import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import product from '../../package.json' with { type: 'json' };
import { type Manifest, manifestFile } from '../../subgraphs/common/backup/manifest.ts';
import { openSnapshot, type Snapshot, writeSnapshot } from '../../subgraphs/common/backup/take-backup.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';
import { requireDatabases } from '../server/require-databases.ts';
import { showProgress } from './output.ts';

/** How often the follower is waited for, and how long, in milliseconds: a moment at which both say the same number. */
const [tries, pause] = [10, 300];

interface Pair {
  register: Snapshot;
  affiliation: Snapshot;
}

/**
 * Writes both databases, as they are at one moment, into a new folder, while servers run. The register is looked at after
 * the affiliation data, so that these never know more of it than it has itself.
 */
export async function backup(config: Config, given: string): Promise<void> {
  if (config.register.mode === 'sandbox') throw new StartupError('A sandbox is thrown away; it is not backed up.');
  await requireDatabases(config, ['register', 'affiliation']);
  const folder = path.resolve(given);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new StartupError(`${folder} is not empty. Give a new folder for each backup.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pair = await openPair(config);
  try {
    const manifest = await write(pair, folder);
    tell(manifest, folder);
  } finally {
    await close(pair);
  }
}

async function openPair(config: Config): Promise<Pair> {
  for (let i = 1; ; i++) {
    const affiliation = await openSnapshot(config.affiliation.databaseUrl);
    const register = await openSnapshot(config.register.databaseUrl);
    const isCaughtUp = affiliation.counters.register === register.counters.change;
    if (isCaughtUp || i === tries) return { register, affiliation };
    await close({ register, affiliation });
    await sleep(pause);
  }
}

const close = ({ register, affiliation }: Pair) => Promise.all([register.close(), affiliation.close()]);

async function write({ register, affiliation }: Pair, folder: string): Promise<Manifest> {
  const progress = showProgress('Backing up');
  let done = 0;
  const onRows = (rows: number) => {
    done += rows;
    progress.update(done, register.rows + affiliation.rows);
  };
  try {
    const [fulgt] = await affiliation.connection.query(`SELECT "tidslinje" FROM "Fulgt" WHERE "navn" = 'register'`);
    const followed = {
      tidslinje: (fulgt?.tidslinje as string | null) ?? null,
      change: affiliation.counters.register ?? 0,
    };
    const manifest: Manifest = {
      format: 'dagtilbudsgraf-backup-1',
      product: product.version,
      madeAt: new Date().toISOString(),
      register: await writeSnapshot(register, folder, 'register', onRows),
      affiliation: { ...(await writeSnapshot(affiliation, folder, 'affiliation', onRows)), followed },
    };
    writeFileSync(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    return manifest;
  } finally {
    progress.stop();
  }
}

function tell({ register, affiliation }: Manifest, folder: string): void {
  const { followed } = affiliation;
  console.log(`${folder} holds the register at its change ${register.counters.change ?? 0},`);
  console.log(
    `and the affiliation data at theirs, ${affiliation.counters.change ?? 0}, which follow the register to ${followed.change}.`,
  );
  console.log('The keys of CPR numbers (CPR_KEYS_FILE) are not in it: keep a copy of those in another place.');
  if (followed.tidslinje !== null && followed.tidslinje !== register.tidslinje)
    console.log('The affiliation data do not follow this register at present: see "npm run refollow".');
}
