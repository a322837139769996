import type { FastifyInstance } from 'fastify';
import { StartupError } from '../../subgraphs/common/startup-error.ts';

/** Starts listening and returns the address; a port in use is a StartupError. What cannot listen is closed, with all behind it. */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close(); // a follower or a pool of connections would keep the process
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new StartupError(`Port ${port} on ${host} is in use. Set PORT to a free one.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartupError(`HOST: ${host} is not an address of this machine.`);
    if (code === 'EACCES')
      throw new StartupError(`Port ${port} may not be opened by this user. Set PORT to one from 1024 up.`);
    throw error;
  }
}
