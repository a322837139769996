import { sampleDagplejegrupper } from '../../prisma/seed/dagplejegrupper.ts';
import { sample } from '../../prisma/seed/sample.ts';
import { openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { openAuthenticator } from '../../subgraphs/common/auth/authenticator.ts';
import type { Config } from '../config.ts';
import { executeOverHttp } from '../executor/execute-over-http.ts';
import { followRegister } from './follow-register.ts';
import type { Running } from './running.ts';
import { startJobs } from './start-jobs.ts';
import { startSubgraph } from './start-subgraph.ts';
import { subgraphSecret } from './subgraph-secret.ts';

/** The affiliation subgraph as a process of its own. */
export async function startAffiliation(config: Config): Promise<Running> {
  const authenticate = await openAuthenticator(config.auth); // before there is a database to close again
  const { databaseUrl, cprKeys, pollEvery, port } = config.affiliation;
  const affiliation = await openAffiliation(databaseUrl, {
    mode: config.register.mode,
    cprKeys,
    unilogin: config.unilogin,
    pollEvery,
  });
  if (config.sample !== 'none') await affiliation.storeSample(sampleDagplejegrupper(sample(config.sample)));
  return startSubgraph(config, authenticate, affiliation, port, (log) => {
    const register = executeOverHttp(config.register.url, subgraphSecret(config));
    // The register may come up later than we do: nobody waits for it here.
    void followRegister(affiliation, register, log);
    startJobs(affiliation, log);
  });
}
