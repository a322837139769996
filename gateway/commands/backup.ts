import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import product from '../../package.json' with { type: 'json' };
import { openBare } from '../../subgraphs/common/backup/bare-connection.ts';
import { holdWriters } from '../../subgraphs/common/backup/hold-writers.ts';
import { type Manifest, manifestFile } from '../../subgraphs/common/backup/manifest.ts';
import {
  countRows,
  openSnapshot,
  readCounters,
  type Snapshot,
  writeSnapshot,
} from '../../subgraphs/common/backup/take-backup.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';
import { requireDatabases } from '../server/require-databases.ts';
import { showProgress } from './output.ts';

/** After so many looks without a moment at which both say the same number, such a moment is made. */
const [looks, pause] = [5, 300];
/** How long the register's writers are held for that, in milliseconds: less than they wait before they are refused. */
const longestHold = 4_000;
/** How long a follower that is far behind is waited for as long as it comes nearer, in milliseconds. */
const longestWait = 300_000;

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

/** Both at one number of the register's, unless nothing follows it. */
async function openPair(config: Config): Promise<Pair> {
  const end = performance.now() + longestWait;
  let followed: number | undefined;
  for (let i = 1; ; i++) {
    const isHeld = i % looks === 0;
    const pair = await (isHeld ? openHeld(config) : openNow(config));
    const { register, affiliation } = pair;
    if (affiliation.counters.register === register.counters.change) return pair;
    const isStill = isHeld && affiliation.counters.register === followed;
    if (isStill || performance.now() > end) return pair;
    if (isHeld || i === 1) followed = affiliation.counters.register;
    await close(pair);
    await sleep(pause);
  }
}

async function openNow({ register, affiliation }: Config): Promise<Pair> {
  const first = await openSnapshot(affiliation.databaseUrl);
  return { affiliation: first, register: await openSnapshot(register.databaseUrl) };
}

/** The same while nobody writes to the register, as soon as it is followed to its end. */
async function openHeld(config: Config): Promise<Pair> {
  const { databaseUrl, terms } = config.register;
  const release = await holdWriters(databaseUrl, terms.jobWait);
  try {
    await followedToTheEnd(config, Math.min(longestHold, 0.8 * terms.wait));
    return await openNow(config);
  } finally {
    await release();
  }
}

async function followedToTheEnd({ register, affiliation }: Config, patience: number): Promise<void> {
  const end = performance.now() + patience;
  const [of, by] = [await openBare(register.databaseUrl), await openBare(affiliation.databaseUrl)];
  try {
    const { change } = await readCounters(of);
    while ((await readCounters(by)).register !== change && performance.now() < end) await sleep(20);
  } finally {
    await Promise.all([of.close(), by.close()]);
  }
}

const close = ({ register, affiliation }: Pair) => Promise.all([register.close(), affiliation.close()]);

async function write({ register, affiliation }: Pair, folder: string): Promise<Manifest> {
  const progress = showProgress('Backing up');
  const total = (await countRows(register)) + (await countRows(affiliation));
  let done = 0;
  const onRows = (rows: number) => {
    done += rows;
    progress.update(done, total);
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
