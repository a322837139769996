import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFeedClient, feedExchange, feedLink } from './recipes/subscribe.ts';
import { type Served, serve } from './user.ts';

let server: Served;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

const follow = gql`
  subscription Follow($after: Int, $tidslinje: ID) {
    changes(after: $after, tidslinje: $tidslinje, first: 2, where: { kommune: { eq: "740" } }) {
      nodes { changeNumber nummer }
      last
      tidslinje
    }
  }
`;

interface Followed {
  changes: { nodes: { changeNumber: number; nummer: string }[]; last: number; tidslinje: string };
}

/** The first pages of what a library hands on. */
const pages = (subscribe: (tell: (data: Followed | null | undefined) => void) => { unsubscribe(): void }) =>
  new Promise<number[]>((resolve) => {
    const numbers: number[] = [];
    const subscription = subscribe((data) => {
      numbers.push(...(data?.changes.nodes.map(({ changeNumber }) => changeNumber) ?? []));
      if (numbers.length < 4) return;
      queueMicrotask(() => subscription.unsubscribe());
      resolve(numbers);
    });
  });

const asked = async () => {
  const query = '{ changes(first: 4, where: { kommune: { eq: "740" } }) { nodes { changeNumber } } }';
  const { data } = await server.ask<{ changes: { nodes: { changeNumber: number }[] } }>(query);
  return data?.changes.nodes.map(({ changeNumber }) => changeNumber);
};

describe('a subscription', () => {
  it('is followed by Apollo through its link', async () => {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: feedLink(createFeedClient(server.graphql)) });
    const found = await pages((tell) =>
      client.subscribe<Followed>({ query: follow, variables: { after: 0 } }).subscribe(({ data }) => tell(data)),
    );
    expect(found).toEqual(await asked());
  });

  it('is followed by urql through its exchange', async () => {
    const exchanges = [feedExchange(createFeedClient(server.graphql)), fetchExchange];
    const client = new Client({ url: server.graphql, preferGetMethod: false, exchanges });
    const found = await pages((tell) =>
      client.subscription<Followed>(follow, { after: 0 }).subscribe(({ data }) => tell(data)),
    );
    expect(found).toEqual(await asked());
  });
});
