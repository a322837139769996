import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Refusals for the state of the service, not of the request: the same request can be answered a little later. */
const unavailable = new Set<unknown>([
  'DATABASE_BUSY',
  'DATABASE_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'SUBGRAPH_UNAVAILABLE',
]);

/** Seconds after which a caller may come again. */
const retryAfter = '2';

/**
 * HTTP 503 with Retry-After where nothing could be answered because a database or a subgraph is away or busy or time ran out, so that
 * balancers and clients that look at the status alone come again. An answer in part stays 200, with its errors.
 */
export const useUnavailable = (): Plugin => ({
  onExecute: () => ({
    onExecuteDone: ({ result }) => {
      if (!('errors' in result) || hasAnswer(result)) return;
      for (const { extensions } of result.errors ?? [])
        if (unavailable.has(extensions.code))
          Object.assign(extensions, { http: { status: 503, headers: { 'retry-after': retryAfter } } });
    },
  }),
});

/** Nullable root fields that failed are no answer either. */
const hasAnswer = ({ data }: ExecutionResult): boolean => Object.values(data ?? {}).some((value) => value !== null);
