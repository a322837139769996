import type { FastifyInstance } from 'fastify';

/** Stops taking requests and ends when those under way are answered; kept-alive connections do not hold it up. */
export async function closeApp(app: FastifyInstance): Promise<void> {
  // A connection whose answer ends after the stop has begun becomes idle only then.
  const timer = setInterval(() => app.server.closeIdleConnections(), 50);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
  }
}
