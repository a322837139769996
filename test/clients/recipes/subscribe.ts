import { ApolloLink } from '@apollo/client';
import { type Exchange, subscriptionExchange } from '@urql/core';
import { print } from 'graphql';
import { type Client, createClient } from 'graphql-sse';
import { Observable } from 'rxjs';

/** Subscriptions come as Server-Sent Events, a connection for each: the one client serves both libraries. */
export const createFeedClient = (url: string, token?: string): Client =>
  createClient({ url, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

/** Apollo: the link for operations that are subscriptions (ApolloLink.split). */
export const feedLink = (client: Client): ApolloLink =>
  new ApolloLink(
    ({ query, variables }) =>
      new Observable((sink) =>
        client.subscribe<ApolloLink.Result>(
          { query: print(query), variables },
          {
            next: (result) => sink.next(result as ApolloLink.Result),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      ),
  );

/** urql: the exchange, before fetchExchange. */
export const feedExchange = (client: Client): Exchange =>
  subscriptionExchange({
    forwardSubscription: ({ query = '', variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: client.subscribe(
          { query, variables: variables as Record<string, unknown> },
          {
            next: (result) => sink.next(result as never),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      }),
    }),
  });
