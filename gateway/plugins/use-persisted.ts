import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { requestError } from './request-error.ts';

/** Texts that are kept, and how long one may be, in characters. */
const most = { texts: 1_000, length: 16_384 };

/**
 * Automatic persisted queries, as Apollo's and urql's clients ask: a query by the SHA-256 of its text alone, and with its text
 * where that is not known here. What is kept under a hash has that hash, whoever sent it, so that nobody can put
 * another query in its place.
 */
export function usePersisted(): Plugin {
  const texts = new LRUCache<string, string>({ max: most.texts });
  return {
    onParams({ params, setParams }) {
      const asked: unknown = params.extensions?.persistedQuery;
      if (asked === undefined) return;
      const hash = hashIn(asked);
      if (!hash) throw requestError('PERSISTED_QUERY_MISMATCH');
      if (params.query) {
        if (createHash('sha256').update(params.query).digest('hex') !== hash)
          throw requestError('PERSISTED_QUERY_MISMATCH');
        if (params.query.length <= most.length) texts.set(hash, params.query);
        return;
      }
      const query = texts.get(hash);
      if (query === undefined) throw notFound();
      setParams({ ...params, query });
    },
  };
}

/** The hash of version 1, the only one there is; undefined for anything else. */
function hashIn(asked: unknown): string | undefined {
  const { version, sha256Hash } = (asked ?? {}) as { version?: unknown; sha256Hash?: unknown };
  return version === 1 && typeof sha256Hash === 'string' && /^[\da-f]{64}$/.test(sha256Hash) ? sha256Hash : undefined;
}

/** With the message by which clients know that they are to send the text: some look at nothing else. */
const notFound = (): GraphQLError =>
  new GraphQLError('PersistedQueryNotFound', {
    extensions: { ...refusal('PERSISTED_QUERY_NOT_FOUND').extensions, http: { status: 200 } },
  });
