import proxy from '@fastify/http-proxy';
import type { FastifyInstance } from 'fastify';
import { openAuthenticator } from '../../subgraphs/common/auth/authenticator.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { Config } from '../config/config.ts';
import { readDocuments } from '../config/persisted-documents.ts';
import { createRemoteGraph } from '../executor/remote-graph.ts';
import { executeOverHttp } from './execute-over-http.ts';
import { createGatewayApp } from './gateway-app.ts';
import { checkDisk } from './health.ts';
import { closeApp, listen, type Running } from './listen.ts';
import { noteStrangers, remoteStrangers } from './note-strangers.ts';
import { callerAuthorization, lookAtPeers, peerHeader, peerOf, refuseApart, subgraphSecret } from './peer.ts';
import { headPath } from './start-subgraph.ts';

/** The gateway alone, its subgraphs being processes of their own. */
export async function startGateway(config: Config): Promise<Running> {
  const documents = readDocuments(config.documents);
  const secret = subgraphSecret(config);
  const peer = peerOf(config);
  const subgraphs = {
    register: executeOverHttp('register', config.register.url, secret, peer),
    affiliation: executeOverHttp('affiliation', config.affiliation.url, secret, peer),
  };
  const strangers = remoteStrangers(config);
  const app = createGatewayApp(
    config,
    noteStrangers(await openAuthenticator(config.auth), strangers),
    (options) => createRemoteGraph(subgraphs, options),
    {
      documents,
      checkUp: async () => [...(await lookAtPeers(config)).checks, await checkDisk(config)],
      heads: {
        changes: () => headOver(config.register.url, secret, peer),
        affiliationChanges: () => headOver(config.affiliation.url, secret, peer),
      },
    },
  );
  refuseApart(app, config);
  strangers.onFailure = (error) => app.log.error({ err: error }, 'who was refused is not in the read log');
  app.addHook('onClose', () => strangers.close());
  await proxyFiles(app, { subgraph: 'register', upstream: config.register.url }, '/eksport', secret, peer);
  await proxyFiles(
    app,
    { subgraph: 'affiliation', upstream: config.affiliation.url },
    '/eksport/aula.csv',
    secret,
    peer,
  );
  const url = await listen(app, config.host, config.port);
  return { url, close: (grace) => closeApp(app, grace) };
}

/** The state of a subgraph's change log. It is asked for often, so the wait for one that is away is short. */
async function headOver(url: string, secret: string, peer: string): Promise<string> {
  const headers = { authorization: `Bearer ${secret}`, [peerHeader]: peer };
  const response = await fetch(`${url}${headPath}`, { headers, signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${headPath}: ${response.status}`);
  return response.text();
}

/** Files come from their subgraph, which gets the caller's credentials beside those of its gateway. */
async function proxyFiles(
  app: FastifyInstance,
  { subgraph, upstream }: { subgraph: string; upstream: string },
  prefix: string,
  secret: string,
  peer: string,
): Promise<void> {
  await app.register(proxy, {
    upstream,
    prefix,
    rewritePrefix: prefix,
    httpMethods: ['GET', 'HEAD'],
    replyOptions: {
      rewriteRequestHeaders: (_request, headers) => ({
        ...headers,
        [callerAuthorization]: headers.authorization,
        authorization: `Bearer ${secret}`,
        [peerHeader]: peer,
      }),
      onError: (reply) => {
        reply.code(503).send(refusal('SUBGRAPH_UNAVAILABLE', { subgraph }).extensions);
      },
    },
  });
}
