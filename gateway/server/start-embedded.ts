import type { FastifyInstance } from 'fastify';
import { sampleDagplejegrupper } from '../../prisma/seed/dagplejegrupper.ts';
import { sample } from '../../prisma/seed/sample.ts';
import { type Affiliation, openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { openAuthenticator } from '../../subgraphs/common/auth/authenticator.ts';
import type { OnStatement } from '../../subgraphs/common/database/open.ts';
import { openEkstern } from '../../subgraphs/register/ekstern/ekstern.ts';
import { openRegister, type Register } from '../../subgraphs/register/register.ts';
import type { Config } from '../config.ts';
import { executeInProcess } from '../executor/execute-in-process.ts';
import { closeApp } from './close-app.ts';
import type { LogSink } from './create-app.ts';
import { followRegister } from './follow-register.ts';
import { createGatewayApp } from './gateway-app.ts';
import { listen } from './listen.ts';
import { requireAuthentic } from './require-authentic.ts';
import type { Running } from './running.ts';
import { startJobs } from './start-jobs.ts';
import { storeSamplePeople } from './store-sample-people.ts';

/** Told of every SQL statement of each subgraph, which tests count, and given the log. */
export type Observers = { register?: OnStatement; affiliation?: OnStatement; log?: LogSink };

/** The whole product in one process: the gateway runs its subgraphs itself. */
export async function startEmbedded(config: Config, observers: Observers = {}): Promise<Running> {
  const authenticate = await openAuthenticator(config.auth);
  const { databaseUrl, mode } = config.register;
  const options = { mode, ekstern: openEkstern(config.ekstern), onStatement: observers.register };
  const register = await openRegister(databaseUrl, options);
  const { databaseUrl: affiliationUrl, cprKeys, pollEvery } = config.affiliation;
  const affiliation = await openAffiliation(affiliationUrl, {
    mode,
    cprKeys,
    unilogin: config.unilogin,
    pollEvery,
    onStatement: observers.affiliation,
  });
  await storeSample(config, register, affiliation);
  const subgraphs = ({ log }: FastifyInstance) => ({
    register: executeInProcess(register, authenticate, log),
    affiliation: executeInProcess(affiliation, authenticate, log),
  });
  const app = createGatewayApp(config, authenticate, subgraphs, observers.log);
  register.registerRoutes(app);
  affiliation.registerRoutes(app);
  app.register(async (scope) =>
    affiliation.registerAuthenticRoutes?.(scope, requireAuthentic(scope, authenticate, 'authorization')),
  );
  app.addHook('onClose', async () => {
    await affiliation.close(); // it may be reading from the register
    await register.close();
  });
  await followRegister(affiliation, executeInProcess(register, authenticate, app.log), app.log);
  startJobs(affiliation, app.log);
  if (await register.beganWithSample()) await storeSamplePeople(config, affiliation);
  const url = await listen(app, config.host, config.port);
  return { url, close: () => closeApp(app) };
}

/** The shipped dagplejegrupper belong to the shipped units, so a register with real units gets none. */
async function storeSample({ sample: size }: Config, register: Register, affiliation: Affiliation): Promise<void> {
  if (size === 'none') return;
  await register.storeSample(sample(size));
  if (await register.beganWithSample()) await affiliation.storeSample(sampleDagplejegrupper(sample(size)));
}
