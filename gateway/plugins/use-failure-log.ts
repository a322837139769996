import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { explained, isExpected } from '../../subgraphs/common/errors/mask-errors.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';

/** What the log says. */
export interface FailureLog {
  error(details: object, text: string): void;
}

/** Hides what fails in the gateway itself and logs it under the request's id; the subgraphs do so with what is theirs. */
export function useFailureLog(log: FailureLog) {
  const causes = new WeakMap<object, unknown>();
  const maskError = (error: unknown): Error => {
    if (error instanceof GraphQLError && isExpected(error)) return error;
    const masked = refusal('INTERNAL_SERVER_ERROR');
    causes.set(masked, error);
    return masked;
  };
  const plugin: Plugin = {
    onResultProcess({ request, result }) {
      const errors = 'errors' in result ? (result.errors ?? []) : [];
      for (const error of errors) explained(error);
      for (const error of errors.filter((one) => causes.has(one)))
        log.error({ err: causes.get(error), reqId: request.headers.get('x-request-id') }, 'unexpected error');
    },
  };
  return { maskError, plugin };
}
