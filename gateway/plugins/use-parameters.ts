import type { Plugin } from 'graphql-yoga';
import { checkBody } from './check-body.ts';
import { requestError, withStatus } from './request-error.ts';

/** Explains what the server's own parsers only fail on: another content type, and an address whose parts are no JSON. */
export const useParameters = (): Plugin => ({
  onRequestParse({ request, requestParser, setRequestParser, serverContext }) {
    if (!requestParser && request.method === 'POST')
      throw withStatus({ status: 415 }, 'BAD_REQUEST', {
        reason: 'the content type is not application/json.',
        grund: 'indholdstypen er ikke application/json.',
      });
    if (!requestParser) return;
    const { body } = (serverContext as { req?: { body?: unknown } }).req ?? {};
    if (body instanceof Uint8Array) checkBody(body);
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
