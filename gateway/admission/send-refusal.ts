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

/** Gives an answer that is written beside Fastify the headers that Fastify would have sent. */
export function handOnHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
}
