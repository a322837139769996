import type { Config } from '../config.ts';
import { refuseToInvent } from '../require-databases.ts';
import type { Running } from '../server/running.ts';
import { startAffiliation } from '../server/start-affiliation.ts';
import { startEmbedded } from '../server/start-embedded.ts';
import { startGateway } from '../server/start-gateway.ts';
import { startRegister } from '../server/start-register.ts';

const start = {
  all: startEmbedded,
  gateway: startGateway,
  register: startRegister,
  affiliation: startAffiliation,
} satisfies Record<string, (config: Config) => Promise<Running>>;

/** How long requests under way may take to finish once the process is told to stop. */
const patience = 10_000;

const databases = {
  all: ['register', 'affiliation'],
  gateway: [],
  register: ['register'],
  affiliation: ['affiliation'],
} as const;

/** Serves until told to stop by SIGTERM or SIGINT; requests under way are answered first. */
export async function serve(
  config: Config,
  shape: keyof typeof start,
  { init = false }: { init?: boolean } = {},
): Promise<void> {
  if (!init) await refuseToInvent(config, databases[shape]);
  const running = await start[shape](config);
  console.log(`Dagtilbudsgraf (${shape}) answers at ${running.url}/graphql`);
  const stop = async () => {
    setTimeout(() => process.exit(1), patience).unref();
    await running.close();
    process.exit();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}
