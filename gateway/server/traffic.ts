import { setMaxListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { oneByOne, standBefore } from './stand-before.ts';

interface Traffic {
  stopping: boolean;
  /** Requests that were accepted and are not answered yet. */
  underWay: number;
  /** Called when the last of them is answered. */
  onIdle(): void;
  /** Ends answers that have no end of their own. */
  streams: AbortController;
}

const traffics = new WeakMap<FastifyInstance, Traffic>();

/**
 * Counts the requests under way, and once the process is to stop refuses new ones as GraphQL does: a caller that
 * is connected already gets an answer, and not a connection that breaks off. Whatever stands before the listener must be
 * there already, so that it is counted as well.
 */
export function watchTraffic(app: FastifyInstance): void {
  const traffic = trafficOf(app);
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

function trafficOf(app: FastifyInstance): Traffic {
  const known = traffics.get(app);
  if (known) return known;
  const made = { stopping: false, underWay: 0, onIdle: () => undefined, streams: new AbortController() };
  setMaxListeners(0, made.streams.signal);
  traffics.set(app, made);
  return made;
}

/** Aborted when the process is to stop: it ends answers that go on for as long as their reader stays. */
export const stopSignal = (app: FastifyInstance): AbortSignal => trafficOf(app).streams.signal;

const isUnderWay = new WeakSet<ServerResponse>();

function count(traffic: Traffic, response: ServerResponse): void {
  traffic.underWay += 1;
  isUnderWay.add(response);
  response.once('close', () => {
    traffic.underWay -= 1;
    if (traffic.underWay === 0) traffic.onIdle();
  });
}

export const isStopping = (app: FastifyInstance): boolean => traffics.get(app)?.stopping ?? false;

/** Refuses new requests from now on; settles when those accepted before are answered. */
export async function drain(app: FastifyInstance): Promise<void> {
  const traffic = traffics.get(app);
  if (!traffic) return;
  traffic.stopping = true;
  traffic.streams.abort();
  if (traffic.underWay > 0) await new Promise<void>((resolve) => Object.assign(traffic, { onIdle: resolve }));
}
