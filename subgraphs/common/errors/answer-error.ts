import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { refusal } from './refusal.ts';

const forbidden: readonly unknown[] = ['NOT_ALLOWED', 'SIGN_IN_IMPOSSIBLE'];

/** Answers a refusal with its `{ code, da, en, field, example, retryable }`; anything else is logged and masked. */
export function answerError(error: Error, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof GraphQLError)
    return reply.code(forbidden.includes(error.extensions.code) ? 403 : 400).send(error.extensions);
  request.log.error(error);
  // A stream that failed before its first byte has already put the file's headers on the answer.
  for (const header of ['content-type', 'content-disposition', 'etag', 'last-modified']) {
    reply.removeHeader(header);
    reply.raw.removeHeader(header);
  }
  return reply.code(500).send(refusal('INTERNAL_SERVER_ERROR').extensions);
}
