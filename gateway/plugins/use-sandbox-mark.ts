import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';

/** Says on every answer, also a refusal, that it is of a sandbox: what it tells of will not last. */
export const useSandboxMark = (): GatewayPlugin => ({
  onResultProcess({ result, setResult }) {
    if (!Array.isArray(result) && !(Symbol.asyncIterator in result))
      setResult({ ...result, extensions: { ...result.extensions, sandbox: true } });
  },
});
