import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../../subgraphs/common/errors/error-codes.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';

/** HTTP 400, but 200 for who asks for plain JSON (GraphQL over HTTP, section 6.4). */
const bySpec = { status: 400, spec: true };

/** A refusal of a whole request, before it is executed. */
export function requestError(code: ErrorCode, details: Parameters<typeof refusal>[1], http: object = bySpec) {
  const { message, extensions } = refusal(code, details);
  return new GraphQLError(message, { extensions: { ...extensions, http } });
}
