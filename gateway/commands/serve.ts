import path from 'node:path';
import type { Config } from '../config/config.ts';
import { folderAround } from '../config/storage-config.ts';
import type { Running } from '../server/listen.ts';
import { refuseToInvent, type SubgraphName } from '../server/require-databases.ts';

/** Each shape has libraries of its own, which the others are not to load. */
const start = {
  all: async (config) => (await import('../server/start-embedded.ts')).startEmbedded(config),
  gateway: async (config) => (await import('../server/start-gateway.ts')).startGateway(config),
  register: async (config) => (await import('../server/start-register.ts')).startRegister(config),
  affiliation: async (config) => (await import('../server/start-affiliation.ts')).startAffiliation(config),
} satisfies Record<string, (config: Config) => Promise<Running>>;

/** How long requests under way may take to finish once the process is to stop, beyond what they may at other times. */
const patience = 5_000;

/** For how long connected callers hear that it stops. */
const grace = 500;

const databases = {
  all: ['register', 'affiliation'],
  gateway: [],
  register: ['register'],
  affiliation: ['affiliation'],
} as const;

/** Serves until SIGTERM or SIGINT stops it; requests under way are answered first. */
export async function serve(
  config: Config,
  shape: keyof typeof start,
  { init = false }: { init?: boolean } = {},
): Promise<void> {
  if (!init) await refuseToInvent(config, databases[shape]);
  const running = await start[shape](config);
  if (shape === 'all' || shape === 'affiliation')
    console.log(`The keys that personal data are sealed with: ${config.affiliation.cprKeys.file}`);
  if (config.register.mode !== 'sandbox') sayWhereProofLies(config, databases[shape]);
  console.log(`Dagtilbudsgraf (${shape}) answers at ${running.url}/graphql`);
  let stoppedAt: number | null = null;
  const stop = async (signal: NodeJS.Signals) => {
    if (stoppedAt !== null) return insist(signal, stoppedAt);
    stoppedAt = performance.now();
    setTimeout(() => process.exit(1), config.requestTimeout + patience).unref();
    await running.close(grace);
    process.exit();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
}

/** What proves that nothing is lost or changed proves little where it can be lost, or changed, with the data. */
function sayWhereProofLies({ dataFolders, seals, ...config }: Config, names: readonly SubgraphName[]): void {
  const witnesses = names.map((name) => [
    'witness of given numbers (WITNESS_DIR)',
    path.dirname(config[name].witness.file),
  ]);
  const places = new Map([...witnesses, ['seals of the logs (SEAL_FILE)', seals.file]] as [string, string][]);
  if (names.length === 0) return;
  const beside = [...places.keys()].filter((what) => folderAround(places.get(what) ?? '', dataFolders));
  for (const [what, place] of places) if (!beside.includes(what)) console.log(`The ${what}: ${place}`);
  if (beside.length > 0) console.log(`Beside the data, and lost with them: the ${beside.join(' and the ')}.`);
}

/** npm hands on a signal that its child got already; only Ctrl-C some time after the first means: at once. */
function insist(signal: NodeJS.Signals, stoppedAt: number): void {
  if (signal === 'SIGINT' && performance.now() - stoppedAt > 1_000) process.exit(1);
}
