import { GraphQLError } from 'graphql';
import { type ErrorCode, errorCodes } from './error-codes.ts';
import { fill } from './fill.ts';

type Details = { field?: string; value?: unknown; example?: string } & Record<string, unknown>;

/**
 * An expected refusal of a query, as a GraphQL error whose `extensions` are
 * `{ code, da, en, field, example, retryable }`.
 */
export function refusal(code: ErrorCode, details: Details = {}): GraphQLError {
  const { da, en, retryable } = errorCodes[code];
  const { field, example } = details;
  const hint = example === undefined ? '' : ` Example: ${example}`;
  return new GraphQLError(fill(en, details) + hint, {
    extensions: { code, da: fill(da, details), en: fill(en, details), field, example, retryable },
  });
}
