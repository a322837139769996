import type { Plugin } from 'graphql-yoga';

/**
 * An operation that was executed and came to nothing answers `data: null` with its errors (GraphQL, section 7.1).
 * The executor leaves `data` out, and the answer would become HTTP 500, as if the server had failed.
 */
export const useNullData = (): Plugin => ({
  onExecute: () => ({
    onExecuteDone({ result, setResult }) {
      if ('errors' in result && !('data' in result && result.data !== undefined)) setResult({ ...result, data: null });
    },
  }),
});
