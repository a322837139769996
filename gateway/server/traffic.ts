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

/**
 * Counts the requests under way, and once the process is to stop refuses new ones as GraphQL does: a caller that
 * is connected already gets an answer, and not a connection that breaks off.
 */
export function watchTraffic(app: FastifyInstance): void {
  const traffic: Traffic = { stopping: false, underWay: 0, onIdle: () => undefined };
  traffics.set(app, traffic);
  app.addHook('onRequest', async (request, reply) => {
    if (traffic.stopping && !request.url.startsWith('/health/')) {
      const { message, extensions } = refusal('STOPPING');
      return reply
        .code(503)
        .headers({ connection: 'close', 'retry-after': '1' })
        .send({ errors: [{ message, extensions }] });
    }
    if (reply.raw.closed) return; // the caller has left before
    traffic.underWay += 1;
    reply.raw.once('close', () => {
      traffic.underWay -= 1;
      if (traffic.underWay === 0) traffic.onIdle();
    });
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
