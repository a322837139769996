import { Client, fetchExchange } from '@urql/core';
import { cacheExchange, type KeyGenerator } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { persistedExchange } from '@urql/exchange-persisted';
import type { IntrospectionQuery } from 'graphql';

/** A client whose cache knows the schema: what a new question lacks and may be null is shown at once, and fetched. */
export function createUrqlClient(url: string, schema: IntrospectionQuery, token?: string): Client {
  const pages = relayPagination();
  return new Client({
    url,
    preferGetMethod: false,
    fetchOptions: { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } },
    exchanges: [
      cacheExchange({
        schema,
        keys: keysOf(schema),
        resolvers: {
          Query: { daginstitutioner: pages, anvisningsenheder: pages, alternativeAdresser: pages, search: pages },
          Kommune: { daginstitutioner: pages },
        },
      }),
      persistedExchange({ preferGetForPersistedQueries: true }),
      fetchExchange,
    ],
  });
}

/** The register's things are known by their number or code, others by their `id`; what has neither is part of what it stands in. */
function keysOf({ __schema: { types } }: IntrospectionQuery): Record<string, KeyGenerator> {
  const keyOf = (type: IntrospectionQuery['__schema']['types'][number]): [string, KeyGenerator][] => {
    if (type.kind !== 'OBJECT') return [];
    const has = (name: string) => type.fields.some((field) => field.name === name);
    if (type.interfaces.some(({ name }) => name === 'Dagtilbud')) return [[type.name, ({ nummer }) => text(nummer)]];
    if (type.name === 'Kommune') return [[type.name, ({ kode }) => text(kode)]];
    return has('id') ? [] : [[type.name, () => null]];
  };
  return Object.fromEntries(types.flatMap(keyOf));
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
