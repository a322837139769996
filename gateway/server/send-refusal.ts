import type { FastifyReply } from 'fastify';
import type { GraphQLError } from 'graphql';

/** Answers with a refusal in GraphQL's form before GraphQL is reached: by the status and headers that it carries. */
export function sendRefusal(reply: FastifyReply, { message, extensions }: GraphQLError): FastifyReply {
  const { http, ...shown } = extensions as { http?: { status: number; headers?: Record<string, string> } };
  return reply
    .code(http?.status ?? 400)
    .headers(http?.headers ?? {})
    .send({ errors: [{ message, extensions: shown }] });
}
