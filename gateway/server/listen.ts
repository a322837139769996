import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { drain } from './traffic.ts';

/** A server that answers. */
export interface Running {
  /** Where: "http://127.0.0.1:4000". */
  url: string;
  /** Refuses new requests for at least this many milliseconds, answers those under way, and closes the databases. */
  close(grace?: number): Promise<void>;
}

/** Starts listening and returns the address; a port in use is a StartupError. What cannot listen is closed, with all behind it. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close(); // a follower or a pool of connections would keep the process alive
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new StartupError(`Port ${port} on ${host} is in use. Set PORT to a free one.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartupError(`HOST: ${host} is not an address of this machine.`);
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} may not be opened by this user. Set PORT to one from 1024 up.`);
    throw error;
  }
}

/**
 * Refuses new requests and ends when those under way are answered; kept-alive connections do not hold it up. For at
 * least `grace` milliseconds new ones still get that refusal, so that connected callers learn of the stop by an answer.
 */
export async function closeApp(app: FastifyInstance, grace = 0): Promise<void> {
  await Promise.all([drain(app), sleep(grace)]);
  // A connection whose answer ends after the stop has begun becomes idle only then.
  const timer = setInterval(() => app.server.closeIdleConnections(), 50);
  // All accepted requests are answered: an open connection has sent no whole request, and node:http would wait for it.
  const end = setTimeout(() => app.server.closeAllConnections(), 1_000);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
    clearTimeout(end);
  }
}
