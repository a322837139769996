import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { afterRounds } from '../../subgraphs/common/turns/turns.ts';

/** Sees a request before the listener of until now, and may hand the request on to that one. */
export type Before = (request: IncomingMessage, response: ServerResponse, handOn: RequestListener) => void;

/** Takes the place of the server's listener. */
export function standBefore(server: Server, look: Before): void {
  const [handOn] = server.listeners('request') as RequestListener[];
  if (!handOn) throw new Error('the server listens to no requests');
  server.removeAllListeners('request');
  server.on('request', (request, response) => look(request, response, handOn));
}

/**
 * Lets a request that was sent behind another on one connection wait until that is answered. If it began at once, it
 * would not notice that its caller has left: node:http says so only for the answer that is being sent.
 */
export const oneByOne =
  (begin: Before): Before =>
  (request, response, handOn) => {
    const next = () => {
      if (!response.socket?.destroyed) begin(request, response, handOn);
    };
    if (response.socket) next();
    else response.once('socket', () => afterRounds(next)); // late enough to notice whether the caller has left
  };
