import type { GraphQLError } from 'graphql';
import type { CommonCode } from '../errors/error-codes.ts';
import { refusal } from '../errors/refusal.ts';

/** The retryable refusal for credentials that could not be checked; its cause is for the log. */
export function authUnavailable(cause: unknown): GraphQLError {
  const error = refusal('AUTH_UNAVAILABLE');
  error.cause = cause;
  return error;
}

const codes = new Set<unknown>([
  'NOT_AUTHENTICATED',
  'CREDENTIALS_MALFORMED',
  'TOKEN_EXPIRED',
  'TOKEN_CLAIM_REFUSED',
  'TOKEN_TOO_LONG',
  'TOKENS_NOT_ACCEPTED',
  'API_KEY_EXPIRED',
  'API_KEY_UNFIT',
  'AUTH_UNAVAILABLE',
] satisfies CommonCode[]);

/** Whether an error says that a caller's credentials were refused, or could not be checked. */
export const isAuthRefusal = ({ extensions }: GraphQLError): boolean => codes.has(extensions?.code);
