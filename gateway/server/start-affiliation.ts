import { sampleDagplejegrupper } from '../../prisma/seed/dagplejegrupper.ts';
import { sample } from '../../prisma/seed/sample.ts';
import { openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { openAuthenticator } from '../../subgraphs/common/auth/authenticator.ts';
import type { Config } from '../config.ts';
import type { Running } from './running.ts';
import { startSubgraph } from './start-subgraph.ts';

/** The affiliation subgraph as a process of its own. */
export async function startAffiliation(config: Config): Promise<Running> {
  const authenticate = await openAuthenticator(config.auth); // before there is a database to close again
  const affiliation = await openAffiliation(config.affiliation.databaseUrl);
  if (config.sample !== 'none') await affiliation.storeSample(sampleDagplejegrupper(sample(config.sample)));
  return startSubgraph(config, authenticate, affiliation, config.affiliation.port);
}
