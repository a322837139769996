import { openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { openAuthenticator } from '../../subgraphs/common/auth/authenticator.ts';
import type { OnStatement } from '../../subgraphs/common/database/open.ts';
import type { Config } from '../config/config.ts';
import { askRegister } from './ask-register.ts';
import { executeOverHttp } from './execute-over-http.ts';
import { followRegister } from './follow-register.ts';
import type { Running } from './listen.ts';
import { noteStrangers } from './note-strangers.ts';
import { peerOf, subgraphSecret } from './peer.ts';
import { sealAffiliation, startJobs } from './start-jobs.ts';
import { startSubgraph } from './start-subgraph.ts';
import { storeSample } from './store-sample.ts';

/** The affiliation subgraph as a process of its own. Tests watch its statements. */
export async function startAffiliation(config: Config, onStatement?: OnStatement): Promise<Running> {
  const authenticator = await openAuthenticator(config.auth); // before there is a database to close again
  const { databaseUrl, cprKeys, cprLimits, pollEvery, port } = config.affiliation;
  const affiliation = await openAffiliation(databaseUrl, {
    mode: config.register.mode,
    cprKeys,
    cprLimits,
    unilogin: config.unilogin,
    pollEvery,
    onStatement,
    witness: config.affiliation.witness,
    terms: config.affiliation.terms,
  });
  const authenticate = noteStrangers(authenticator, affiliation.strangers);
  return startSubgraph(config, authenticate, affiliation, port, async (app) => {
    const ask = askRegister(executeOverHttp('register', config.register.url, subgraphSecret(config), peerOf(config)));
    await followRegister(affiliation, ask, app.log);
    startJobs(affiliation, app.log);
    sealAffiliation(config, app, affiliation.database);
    await storeSample(config, affiliation, ask, app);
  });
}
