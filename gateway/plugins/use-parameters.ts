import type { Plugin } from 'graphql-yoga';
import { requestError, withStatus } from './request-error.ts';

/** Explains what the server's own parsers only fail on: another content type, and an address whose parts are no JSON. */
export const useParameters = (): Plugin => ({
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (!requestParser && request.method === 'POST')
      throw withStatus({ status: 415 }, 'BAD_REQUEST', {
        reason: 'the content type is not application/json.',
        grund: 'indholdstypen er ikke application/json.',
      });
    if (!requestParser) return;
    setRequestParser(async (request) => {
      try {
        return await requestParser(request);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        throw requestError('BAD_REQUEST', {
          reason: 'variables or extensions are no JSON.',
          grund: 'variables eller extensions er ikke JSON.',
        });
      }
    });
  },
});
