import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { PersistedDocuments } from '../config/persisted-documents.ts';
import { requestError } from './request-error.ts';

/** Texts that are kept, and how long one may be, in characters. */
const most = { texts: 1_000, length: 16_384 };

/**
 * Persisted documents. Those that the operator registered are asked for by their id: `documentId`, or the hash as Apollo's
 * and urql's clients send it. Any other may be asked for by the SHA-256 of its text once it came with its text (automatic
 * persisted queries), unless only registered ones are answered. What is kept under a hash has that hash, whoever
 * sent it, so that nobody can put another query in its place.
 */
export function usePersisted(registered: PersistedDocuments | null): Plugin {
  const sent = new LRUCache<string, string>({ max: most.texts });
  const known = registered?.texts ?? new Map<string, string>();
  const allowed = registered?.only ? new Set(known.values()) : null;
  const find = (hash: string) => known.get(hash) ?? known.get(`sha256:${hash}`) ?? sent.get(hash);
  const learn = (hash: string, query: string) => {
    if (!allowed && query.length <= most.length) sent.set(hash, query);
  };
  const textOf = ({ documentId, ...asked }: Asked): string | undefined => {
    if (documentId !== undefined) return named(known, documentId, asked.query);
    return asked.extensions?.persistedQuery === undefined ? asked.query : hashed(asked, find, learn);
  };
  return {
    onParams({ params, request, setParams }) {
      const { documentId = inAddress(request), ...others } = params as Asked;
      const query = textOf({ ...others, documentId });
      if (allowed && !allowed.has(query ?? '')) throw requestError('DOCUMENT_NOT_REGISTERED');
      if (query !== undefined) setParams({ ...others, query });
      else if (others.extensions?.persistedQuery !== undefined) throw notFound();
    },
  };
}

type Asked = GraphQLParams & { documentId?: unknown };

/** Of a request by GET, whose parameters the server's own parser picks. */
const inAddress = ({ method, url }: Request): string | undefined =>
  method === 'GET' ? (new URL(url).searchParams.get('documentId') ?? undefined) : undefined;

/** The registered document of that id; with a text beside it nobody could say which of the two is meant. */
function named(known: ReadonlyMap<string, string>, id: unknown, query: string | undefined): string {
  const text = typeof id === 'string' && query === undefined ? known.get(id) : undefined;
  if (text === undefined) throw requestError('DOCUMENT_NOT_REGISTERED');
  return text;
}

/** The text that has the hash: the one that was sent, or one that is known; undefined where none is. */
function hashed(
  { query, extensions }: GraphQLParams,
  find: (hash: string) => string | undefined,
  learn: (hash: string, query: string) => void,
): string | undefined {
  const hash = hashIn(extensions?.persistedQuery);
  if (!hash || (query && createHash('sha256').update(query).digest('hex') !== hash))
    throw requestError('PERSISTED_QUERY_MISMATCH');
  if (query) learn(hash, query);
  return query ?? find(hash);
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
