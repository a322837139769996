import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorCodes } from './error-codes.ts';

/** Whether an error was meant for the caller: a refusal of ours, or GraphQL's own of a bad query. */
export function isExpected(error: GraphQLError): boolean {
  const { originalError } = error;
  return !originalError || (originalError instanceof GraphQLError && isExpected(originalError));
}

/** What the caller is shown: an expected error whole, anything else without a trace of its cause. */
export function maskError(error: GraphQLError): GraphQLFormattedError {
  if (isExpected(error)) return error.toJSON();
  const { en, da, retryable } = errorCodes.INTERNAL_SERVER_ERROR;
  const extensions = { code: 'INTERNAL_SERVER_ERROR', da, en, retryable };
  return { message: en, ...(error.path && { path: error.path }), extensions };
}

/** One cause can fail at thousands of places of an answer; these many tell enough. */
export const maxErrors = 50;

/** The same for an answer's errors, as errors again: what comes after tells them from failures by that. */
export const maskErrors = (errors: readonly GraphQLError[]): GraphQLError[] =>
  errors.slice(0, maxErrors).map((error) => {
    const { message, path, extensions } = maskError(error);
    return new GraphQLError(message, { path, extensions });
  });

/** Logs what `maskError` hides. The log's own context names the request. */
export function logUnexpected(
  errors: readonly GraphQLError[],
  log: { error(details: object, text: string): void },
): void {
  for (const error of errors.slice(0, maxErrors))
    if (!isExpected(error)) log.error({ err: error.originalError, path: error.path }, 'unexpected error');
}
