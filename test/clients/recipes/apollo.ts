import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type TypePolicies } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';

/** Pages of one list, under one filter and order, are one list in the cache. Ask for `edges` and `pageInfo`. */
const pages = relayStylePagination(['where', 'orderBy', 'asOf', 'asOfChange']);

/** The register's things are known by their number or code: ask for it wherever you ask for one. All else has an `id`, or none. */
const typePolicies: TypePolicies = {
  Kommune: { keyFields: ['kode'], fields: { daginstitutioner: pages } },
  Daginstitution: { keyFields: ['nummer'] },
  Anvisningsenhed: { keyFields: ['nummer'] },
  AlternativAdresse: { keyFields: ['nummer'] },
  Query: {
    fields: {
      daginstitutioner: pages,
      anvisningsenheder: pages,
      alternativeAdresser: pages,
      search: relayStylePagination(['text', 'kommune', 'asOf', 'asOfChange']),
    },
  },
};

/** Queries go by their hash, in a GET that the server and browsers keep; their text follows once, where it is not known yet. */
export function createApolloClient(url: string, possibleTypes: Record<string, string[]>, token?: string): ApolloClient {
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    link: ApolloLink.from([
      new PersistedQueryLink({ sha256, useGETForHashedQueries: true }),
      new HttpLink({ uri: url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    ]),
  });
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
