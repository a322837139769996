import type { GraphQLError } from 'graphql';
import { refusal } from '../errors/refusal.ts';

/** The retryable refusal for credentials that could not be checked; its cause is for the log. */
export function authUnavailable(cause: unknown): GraphQLError {
  const error = refusal('AUTH_UNAVAILABLE');
  error.cause = cause;
  return error;
}
