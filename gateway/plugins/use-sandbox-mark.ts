import type { Plugin } from 'graphql-yoga';

/** Says on every answer, also a refusal, that it is of a sandbox: what it shows will not last. */
export const useSandboxMark = (): Plugin => ({
  onResultProcess({ result, setResult }) {
    if (!Array.isArray(result) && !(Symbol.asyncIterator in result))
      setResult({ ...result, extensions: { ...result.extensions, sandbox: true } });
  },
});
