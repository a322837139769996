import { sampleDagplejegrupper } from '../../prisma/seed/dagplejegrupper.ts';
import { sample } from '../../prisma/seed/sample.ts';
import { openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import type { Config } from '../config.ts';
import type { Running } from './running.ts';
import { startSubgraph } from './start-subgraph.ts';

/** The affiliation subgraph as a process of its own. */
export async function startAffiliation(config: Config): Promise<Running> {
  const affiliation = await openAffiliation(config.affiliation.databaseUrl);
  if (config.sample !== 'none') await affiliation.storeSample(sampleDagplejegrupper([...sample(config.sample)]));
  return startSubgraph(config, affiliation, config.affiliation.port);
}
