import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { requestError } from './request-error.ts';

/** What could be a CPR number, also with a letter too many before or after it. */
const cprLike = /\d{6}\W?[\dA-Za-z]{4}/g;

/**
 * Keeps CPR numbers, which callers may look persons up by, out of addresses, that others on the way keep logs of, and
 * out of GraphQL's own errors, which repeat what does not fit the schema.
 */
export function useCpr(): Plugin {
  const asking = new WeakSet<Request>();
  return {
    onParams({ request, params, setResult }) {
      if (!mentionsCpr(params)) return;
      asking.add(request);
      if (request.method === 'GET') setResult({ errors: [requestError('CPR_IN_ADDRESS')] });
    },
    onResultProcess({ request, result, setResult }) {
      if (!asking.has(request) || Array.isArray(result) || !('errors' in result) || !result.errors) return;
      setResult({ ...result, errors: result.errors.map(withoutCpr) });
    },
  };
}

/** By the name of the argument, in the text of the query or as a key of the variables. */
const mentionsCpr = ({ query, variables }: { query?: unknown; variables?: unknown }): boolean =>
  /\bcpr\b/i.test(String(query)) || /"cpr"/i.test(JSON.stringify(variables) ?? '');

function withoutCpr({ message, extensions, path, originalError }: GraphQLError): GraphQLError {
  const cleaned = JSON.parse(JSON.stringify({ message, extensions, path }).replace(cprLike, '…'));
  return new GraphQLError(cleaned.message, { extensions: cleaned.extensions, path: cleaned.path, originalError });
}
