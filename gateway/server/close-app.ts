import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { drain } from './traffic.ts';

/**
 * Refuses new requests and ends when those under way are answered; kept-alive connections do not hold it up. For `grace`
 * milliseconds at least new ones are still told so: callers that are connected already find out by an answer.
 */
export async function closeApp(app: FastifyInstance, grace = 0): Promise<void> {
  await Promise.all([drain(app), sleep(grace)]);
  // A connection whose answer ends after the stop has begun becomes idle only then.
  const timer = setInterval(() => app.server.closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
  }
}
