import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';

interface Traffic {
  stopping: boolean;
  /** Requests that were accepted and are not answered yet. */
  underWay: number;
  /** Called when the last of them is answered. */
  onIdle(): void;
}

const traffics = new WeakMap<FastifyInstance, Traffic>();

/** Looks at a request before whoever has listened to requests until now, which it may hand the request on to. */
type Before = (request: IncomingMessage, response: ServerResponse, handOn: RequestListener) => void;

/** Takes the place of the server's listener. */
export function standBefore(server: Server, look: Before): void {
  const [handOn] = server.listeners('request') as RequestListener[];
  if (!handOn) throw new Error('the server listens to no requests');
  server.removeAllListeners('request');
  server.on('request', (request, response) => look(request, response, handOn));
}

/**
 * Counts the requests under way, and once the process is to stop refuses new ones as GraphQL does: a caller that
 * is connected already gets an answer, and not a connection that breaks off. What is to stand before others must stand
 * there already: it is counted as well.
 */
export function watchTraffic(app: FastifyInstance): void {
  const traffic: Traffic = { stopping: false, underWay: 0, onIdle: () => undefined };
  traffics.set(app, traffic);
  standBefore(
    app.server,
    oneByOne((request, response, handOn) => {
      if (!traffic.stopping) count(traffic, response);
      handOn(request, response);
    }),
  );
  app.addHook('onRequest', async (request, reply) => {
    if (!traffic.stopping || isUnderWay.has(reply.raw) || request.url.startsWith('/health/')) return;
    const { message, extensions } = refusal('STOPPING');
    return reply
      .code(503)
      .headers({ connection: 'close', 'retry-after': '1' })
      .send({ errors: [{ message, extensions }] });
  });
}

const isUnderWay = new WeakSet<ServerResponse>();

function count(traffic: Traffic, response: ServerResponse): void {
  traffic.underWay += 1;
  isUnderWay.add(response);
  response.once('close', () => {
    traffic.underWay -= 1;
    if (traffic.underWay === 0) traffic.onIdle();
  });
}

/**
 * Lets a request that was sent behind another on one connection wait until that is answered. Begun at once it would
 * never hear that its caller has left: node:http says so only of the answer that is being sent.
 */
const oneByOne =
  (begin: Before): Before =>
  (request, response, handOn) => {
    const next = () => {
      if (!response.socket?.destroyed) begin(request, response, handOn);
    };
    if (response.socket) next();
    else response.once('socket', next);
  };

export const isStopping = (app: FastifyInstance): boolean => traffics.get(app)?.stopping ?? false;

/** From now on new requests are refused; settles when those accepted before are answered. */
export async function drain(app: FastifyInstance): Promise<void> {
  const traffic = traffics.get(app);
  if (!traffic) return;
  traffic.stopping = true;
  if (traffic.underWay > 0) await new Promise<void>((resolve) => Object.assign(traffic, { onIdle: resolve }));
}
