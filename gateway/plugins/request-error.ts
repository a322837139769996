import { GraphQLError } from 'graphql';
import type { CommonCode, CommonDetails } from '../../subgraphs/common/errors/error-codes.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';

/** HTTP 400, but 200 for who asks for plain JSON (GraphQL over HTTP, section 6.4). */
const bySpec = { status: 400, spec: true };

/** A refusal of a whole request, before it is executed. */
export function requestError<Code extends CommonCode>(code: Code, ...details: CommonDetails<Code>): GraphQLError {
  return withStatus(bySpec, code, ...details);
}

/** A refusal of what goes beyond a limit; what it is, in English and Danish. */
export const tooMuch = (what: string, hvad: string, max: number): GraphQLError =>
  requestError('LIMIT_EXCEEDED', { what, hvad, max });

/** A refusal with a status of HTTP of its own. */
export function withStatus<Code extends CommonCode>(http: object, code: Code, ...details: CommonDetails<Code>) {
  const { message, extensions } = refusal(code, ...details);
  return new GraphQLError(message, { extensions: { ...extensions, http } });
}
