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
}

const traffics = new WeakMap<FastifyInstance, Traffic>();

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

export const isStopping = (app: FastifyInstance): boolean => traffics.get(app)?.stopping ?? false;

/** From now on new requests are refused; settles when those accepted before are answered. */
export async function drain(app: FastifyInstance): Promise<void> {
  const traffic = traffics.get(app);
  if (!traffic) return;
  traffic.stopping = true;
  if (traffic.underWay > 0) await new Promise<void>((resolve) => Object.assign(traffic, { onIdle: resolve }));
}
