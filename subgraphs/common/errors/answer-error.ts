import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { databaseRefusal, tellOutage } from './database-refusal.ts';
import { refusal } from './refusal.ts';

/** HTTP statuses of refusals; the others are 400. */
const statuses = new Map<unknown, number>([
  ['CREDENTIALS_MISSING', 401],
  ['NOT_ALLOWED', 403],
  ['SIGN_IN_IMPOSSIBLE', 403],
  ['DATABASE_BUSY', 503],
  ['DATABASE_UNAVAILABLE', 503],
]);

/** Answers a refusal with its `{ code, da, en, field, example, retryable }`; anything else is logged and masked. */
export function answerError(error: Error, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof GraphQLError) return answerRefusal(error, reply);
  const refused = databaseRefusal(error);
  if (refused) tellOutage(request.log, String(refused.extensions.code), error);
  else request.log.error(error);
  // A stream that failed before its first byte has already put the file's headers on the answer.
  for (const header of ['content-type', 'content-disposition', 'etag', 'last-modified']) {
    reply.removeHeader(header);
    reply.raw.removeHeader(header);
  }
  if (refused) return answerRefusal(refused, reply);
  return reply.code(500).send(refusal('INTERNAL_SERVER_ERROR').extensions);
}

function answerRefusal({ extensions }: GraphQLError, reply: FastifyReply) {
  const status = statuses.get(extensions.code) ?? 400;
  if (status === 503) reply.header('retry-after', '2');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply.code(status).send(extensions);
}
