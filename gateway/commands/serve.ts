import type { Config } from '../config.ts';
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

/** Serves until told to stop: the first SIGTERM or SIGINT lets requests under way finish, the second does not. */
export async function serve(config: Config, shape: keyof typeof start): Promise<void> {
  const running = await start[shape](config);
  console.log(`Dagtilbudsgraf (${shape}) answers at ${running.url}/graphql`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void running.close());
}
