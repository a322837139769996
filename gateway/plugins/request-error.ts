import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../subgraphs/common/errors/error-codes.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';

/** A refusal of a whole request, before it is executed: HTTP 400, but 200 for who asks for plain JSON (GraphQL over HTTP). */
export function requestError(code: ErrorCode, details: Parameters<typeof refusal>[1]): GraphQLError {
  const { message, extensions } = refusal(code, details);
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400, spec: true } } });
}
