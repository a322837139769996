import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Answers with HTTP 429 and Retry-After where an error says in how many seconds the same may be asked again. */
export const useRetryAfter = (): Plugin => ({
  onResultProcess({ result, setResult }) {
    if (!('errors' in result) || !result.errors?.some(secondsOf)) return;
    setResult({ ...result, errors: result.errors.map(withStatus) });
  },
});

const secondsOf = ({ extensions }: Pick<GraphQLError, 'extensions'>): number | null =>
  typeof extensions?.retryAfter === 'number' ? extensions.retryAfter : null;

function withStatus(error: GraphQLError): GraphQLError {
  const seconds = secondsOf(error);
  if (seconds === null) return error;
  const http = { status: 429, headers: { 'retry-after': String(seconds) } };
  return new GraphQLError(error.message, { path: error.path, extensions: { ...error.extensions, http } });
}
