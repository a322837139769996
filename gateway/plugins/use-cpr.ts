import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { CommonCode } from '../../subgraphs/common/errors/error-codes.ts';
import { maskCpr } from '../../subgraphs/common/text/cpr-text.ts';
import { findPart } from './parts-of.ts';
import { requestError } from './request-error.ts';

/** What repeats a part of the request, whatever it was about. */
const repeating = new Set<unknown>([
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'VARIABLE_MALFORMED',
] satisfies CommonCode[]);

/**
 * Keeps CPR numbers, which callers may look persons up by, out of addresses, that others on the way keep logs of, and
 * out of GraphQL's own errors, which repeat what does not fit the schema.
 */
export function useCpr(): Plugin {
  const asking = new WeakSet<Request>();
  return {
    async onParams({ request, params, setResult }) {
      if (!(await mentionsCpr(params))) return;
      asking.add(request);
      if (request.method === 'GET') setResult({ errors: [requestError('CPR_IN_ADDRESS')] });
    },
    onResultProcess({ request, result, setResult }) {
      if (Array.isArray(result) || !('errors' in result) || !result.errors) return;
      const repeats = (error: GraphQLError) => asking.has(request) || repeating.has(error.extensions.code);
      setResult({ ...result, errors: result.errors.map((error) => (repeats(error) ? withoutCpr(error) : error)) });
    },
  };
}

/** By the name of the argument, in the text of the query or as a key of the variables. */
const mentionsCpr = async ({ query, variables }: { query?: unknown; variables?: unknown }): Promise<boolean> =>
  /\bcpr\b/i.test(String(query)) || (await findPart(variables, namesCpr)) !== undefined;

const namesCpr = ({ value }: { value: unknown }): boolean => typeof value === 'string' && /^cpr$/i.test(value);

function withoutCpr({ message, extensions, path, originalError }: GraphQLError): GraphQLError {
  const cleaned = masked({ message, extensions, path });
  return new GraphQLError(cleaned.message, { extensions: cleaned.extensions, path: cleaned.path, originalError });
}

/** Every text in a value, without CPR numbers. */
function masked<T>(value: T): T {
  const inTexts = (_: string, one: unknown) => (typeof one === 'string' ? maskCpr(one, '…') : one);
  return JSON.parse(JSON.stringify(value, inTexts)) as T;
}
