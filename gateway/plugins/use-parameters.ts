import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { parseBytes } from './parse-in-turns.ts';
import { withStatus } from './request-error.ts';

/**
 * Explains what the server's own parsers only fail on: another content type, and what is no JSON. Large bodies are parsed
 * in turns with others.
 */
export const useParameters = (): Plugin => ({
  onRequestParse({ request, requestParser, setRequestParser, serverContext }) {
    if (!requestParser && request.method === 'POST')
      throw withStatus({ status: 415 }, 'BAD_REQUEST', {
        reason: 'the content type is not application/json.',
        grund: 'indholdstypen er ikke application/json.',
      });
    if (!requestParser) return;
    const { body } = (serverContext as { req?: { body?: ReceivedBody } }).req ?? {};
    const bytes = isJson(request.headers.get('content-type') ?? '') ? body?.bytes : undefined;
    setRequestParser(async (request) => {
      try {
        const parameters = bytes ? await parametersIn(bytes) : await requestParser(request);
        if (Array.isArray(parameters)) throw withStatus({ status: 400 }, 'BATCHING_NOT_SUPPORTED');
        return parameters;
      } catch (error) {
        if (!isBrokenJson(error)) throw error;
        throw request.method === 'POST'
          ? noJson('the body is no JSON.', 'indholdet er ikke JSON.')
          : noJson(...inAddress);
      }
    });
  },
});

/**
 * The bytes of a body that was read. The server's own parsers get it as a stream: they would list bytes as such one by
 * one.
 */
export class ReceivedBody {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    yield this.bytes;
  }
}

/** As the server's own parser takes it. */
const isJson = (contentType: string): boolean => /^application\/(?:graphql\+)?json(?:$|[;,])/.test(contentType);

async function parametersIn(bytes: Buffer): Promise<Record<string, unknown>> {
  const parsed = await parseBytes(bytes);
  if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  throw noJson('the body is no object.', 'indholdet er ikke et objekt.');
}

/** The server's own parser hands on what JSON.parse said, which repeats the body. */
const isBrokenJson = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof GraphQLError && 'originalError' in error.extensions);

const inAddress = ['variables or extensions are no JSON.', 'variables eller extensions er ikke JSON.'] as const;

const noJson = (reason: string, grund: string) => withStatus({ status: 400 }, 'BAD_REQUEST', { reason, grund });
