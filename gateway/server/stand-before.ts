import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { afterRounds } from '../../subgraphs/common/turns/turns.ts';

/** Looks at a request before whoever has listened to requests until now, which it may hand the request on to. */
export type Before = (request: IncomingMessage, response: ServerResponse, handOn: RequestListener) => void;

/** Takes the place of the server's listener. */
export function standBefore(server: Server, look: Before): void {
  const [handOn] = server.listeners('request') as RequestListener[];
  if (!handOn) throw new Error('the server listens to no requests');
  server.removeAllListeners('request');
  server.on('request', (request, response) => look(request, response, handOn));
}

/**
 * Lets a request that was sent behind another on one connection wait until that is answered. Begun at once it would
 * never hear that its caller has left: node:http says so only of the answer that is being sent.
 */
export const oneByOne =
  (begin: Before): Before =>
  (request, response, handOn) => {
    const next = () => {
      if (!response.socket?.destroyed) begin(request, response, handOn);
    };
    if (response.socket) next();
    else response.once('socket', () => afterRounds(next)); // until then it is heard whether the caller has left
  };
