import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Authenticate } from '../../subgraphs/common/auth/authenticator.ts';
import type { Caller } from '../../subgraphs/common/auth/may.ts';

const callers = new WeakMap<FastifyRequest, Caller>();

/**
 * Refuses requests whose credentials do not hold, before their bodies are read; those without any are public.
 * `authorization` is the header that holds the caller's. Returns how to find the caller of a request.
 */
export function requireAuthentic(app: FastifyInstance, authenticate: Authenticate, authorization: string) {
  app.addHook('onRequest', async (request, reply) => {
    try {
      const [bearer, apiKey] = [header(request, authorization), header(request, 'x-api-key')];
      callers.set(request, await authenticate({ authorization: bearer, apiKey }));
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return refuse(request, reply, error);
    }
  });
  return (request: FastifyRequest): Caller => {
    const caller = callers.get(request);
    if (!caller) throw new Error('this route does not authenticate');
    return caller;
  };
}

/** Node joins a repeated header with commas, or keeps the first: these are never a list. */
const header = ({ headers }: FastifyRequest, name: string): string | undefined => headers[name]?.toString();

function refuse(request: FastifyRequest, reply: FastifyReply, { message, extensions, cause }: GraphQLError) {
  if (cause) request.log.warn({ err: cause }, 'credentials could not be checked');
  const json = 'application/graphql-response+json';
  return reply
    .code(extensions.retryable ? 503 : 401)
    .headers(extensions.retryable ? { 'retry-after': '2' } : { 'www-authenticate': 'Bearer error="invalid_token"' })
    .type(request.headers.accept?.includes(json) ? json : 'application/json')
    .send({ errors: [{ message, extensions }] });
}
