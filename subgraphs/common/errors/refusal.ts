import { GraphQLError } from 'graphql';
import { type ErrorCode, errorCodes } from './error-codes.ts';

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

function fill(text: string, details: Details): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => show(details[key]));
}

/** A caller's own value comes back cut short: an error is no place for a megabyte. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === undefined ? '' : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
