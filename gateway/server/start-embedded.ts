import { sample } from '../../prisma/seed/sample.ts';
import { openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { openAuthenticator } from '../../subgraphs/common/auth/authenticator.ts';
import type { Check } from '../../subgraphs/common/check.ts';
import type { OnStatement } from '../../subgraphs/common/database/open.ts';
import type { Subgraph } from '../../subgraphs/common/schema/federated-schema.ts';
import { openEkstern } from '../../subgraphs/register/ekstern/ekstern.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { readDocuments } from '../config/persisted-documents.ts';
import type { GraphOptions } from '../executor/federated-graph.ts';
import { createInProcessGraph } from '../executor/in-process-graph.ts';
import { shownLimits } from '../plugins/limits.ts';
import { askInProcess } from './ask-register.ts';
import type { LogSink } from './create-app.ts';
import { errorCodes } from './error-codes.ts';
import { followRegister } from './follow-register.ts';
import { createGatewayApp } from './gateway-app.ts';
import { checkDisk } from './health.ts';
import { closeApp, listen, type Running } from './listen.ts';
import { noteStrangers } from './note-strangers.ts';
import { requireAuthentic } from './require-authentic.ts';
import { sealAffiliation, sealRegister, startJobs, startRegisterJobs } from './start-jobs.ts';
import { storeSample } from './store-sample.ts';

/** Gets every SQL statement of each subgraph, which tests count, and the log. */
export type Observers = { register?: OnStatement; affiliation?: OnStatement; log?: LogSink };

/** The whole product in one process: the gateway runs its subgraphs itself. */
export async function startEmbedded(config: Config, observers: Observers = {}): Promise<Running> {
  const documents = readDocuments(config.documents);
  const authenticator = await openAuthenticator(config.auth);
  const ekstern = openEkstern(config.ekstern);
  const { databaseUrl, mode } = config.register;
  const { databaseUrl: affiliationUrl, cprKeys, cprLimits, pollEvery } = config.affiliation;
  // The one with keys first, so that a start that lacks them leaves no register behind.
  const affiliation = await openAffiliation(affiliationUrl, {
    mode,
    cprKeys,
    cprLimits,
    unilogin: config.unilogin,
    pollEvery,
    onStatement: observers.affiliation,
    witness: config.affiliation.witness,
    terms: config.affiliation.terms,
  });
  const witness = { ...config.register.witness, heard: await affiliation.seenOfRegister() };
  const { terms } = config.register;
  const gatewayFacts = { limits: shownLimits(config), errorCodes };
  const options = { mode, ekstern, onStatement: observers.register, witness, terms, gatewayFacts };
  const authenticate = noteStrangers(authenticator, affiliation.strangers);
  const register = await openRegister(databaseUrl, options);
  if (config.sample !== 'none') await register.storeSample(sample(config.sample));
  const openGraph = (graph: GraphOptions) => createInProcessGraph([register, affiliation], graph);
  const app = createGatewayApp(config, authenticate, openGraph, {
    documents,
    checkUp: () => checkUp(config, [register, affiliation]),
    readHead: async () => (await Promise.all([register.head(), affiliation.head()])).join(' '),
    heads: { changes: register.head, affiliationChanges: affiliation.head },
    sink: observers.log,
  });
  register.registerRoutes(app);
  affiliation.registerRoutes(app);
  app.register(async (scope) =>
    affiliation.registerAuthenticRoutes?.(scope, requireAuthentic(scope, authenticate, 'authorization')),
  );
  app.addHook('onClose', async () => {
    await affiliation.close(); // it may be reading from the register
    await register.close();
  });
  const ask = askInProcess(register);
  await followRegister(affiliation, ask, app.log);
  startRegisterJobs(config, register, app.log);
  startJobs(affiliation, app.log);
  sealRegister(config, app, register.database);
  sealAffiliation(config, app, affiliation.database);
  await storeSample(config, affiliation, ask, app);
  const url = await listen(app, config.host, config.port);
  return { url, close: (grace) => closeApp(app, grace) };
}

async function checkUp(config: Config, subgraphs: readonly Subgraph[]): Promise<Check[]> {
  const looks = subgraphs.map(async (subgraph) =>
    (await subgraph.checkUp()).map((one) => ({ ...one, name: `${subgraph.name} ${one.name}` })),
  );
  return [...(await Promise.all(looks)).flat(), await checkDisk(config)];
}
