import { sample } from '../../prisma/seed/sample.ts';
import { openAuthenticator } from '../../subgraphs/common/auth/authenticator.ts';
import type { OnStatement } from '../../subgraphs/common/database/open.ts';
import { openEkstern } from '../../subgraphs/register/ekstern/ekstern.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { shownLimits } from '../plugins/limits.ts';
import { errorCodes } from './error-codes.ts';
import type { Running } from './listen.ts';
import { sealRegister, startRegisterJobs } from './start-jobs.ts';
import { startSubgraph } from './start-subgraph.ts';

/** The register subgraph as a process of its own. Tests watch its statements. */
export async function startRegister(config: Config, onStatement?: OnStatement): Promise<Running> {
  const authenticate = await openAuthenticator(config.auth); // before there is a database to close again
  const { databaseUrl, mode, witness } = config.register;
  const register = await openRegister(databaseUrl, {
    mode,
    ekstern: openEkstern(config.ekstern),
    onStatement,
    witness,
    gatewayFacts: { limits: shownLimits(config), errorCodes },
    terms: config.register.terms,
  });
  if (config.sample !== 'none') await register.storeSample(sample(config.sample));
  return startSubgraph(config, authenticate, register, config.register.port, async (app) => {
    startRegisterJobs(config, register, app.log);
    sealRegister(config, app, register.database);
  });
}
