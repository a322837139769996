import { GraphQLError } from 'graphql';
import { type DetailsArgument, type ErrorCode, errorCodes } from './error-codes.ts';
import { fill } from './fill.ts';

/**
 * An expected refusal of a query, as a GraphQL error whose `extensions` are
 * `{ code, da, en, field, example, retryable }`.
 */
export function refusal<Code extends ErrorCode>(code: Code, ...[given]: DetailsArgument<Code>): GraphQLError {
  const { da, en, retryable } = errorCodes[code];
  const details: { field?: string | undefined; example?: string | undefined } = given ?? {};
  const { field, example } = details;
  const hint = example === undefined ? '' : ` Example: ${example}`;
  return new GraphQLError(fill(en, details) + hint, {
    extensions: { code, da: fill(da, details), en: fill(en, details), field, example, retryable },
  });
}
