import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { requestError } from './request-error.ts';

/** Says of `variables` or `extensions` in an address that they are no JSON; the server's own parser fails unexplained. */
export const useParameters = (): GatewayPlugin => ({
  onRequestParse({ requestParser, setRequestParser }) {
    if (!requestParser) return;
    setRequestParser(async (request) => {
      try {
        return await requestParser(request);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw requestError('BAD_REQUEST', { reason: 'variables or extensions are no JSON.' });
      }
    });
  },
});
