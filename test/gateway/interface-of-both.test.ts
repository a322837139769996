import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import Fastify from 'fastify';
import { type GraphQLSchema, parse } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { createInProcessGraph } from '../../gateway/executor/in-process-graph.ts';
import type { Subgraph } from '../../subgraphs/common/schema/federated-schema.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external"])`;

/** Two subgraphs that both have an interface, each with values of its own making: what tells the type is another thing. */
const parts = {
  one: {
    sdl: `${link} interface Thing { nr: String! colour: String } type A implements Thing @key(fields: "nr") { nr: String! colour: String }
      type B implements Thing @key(fields: "nr") { nr: String! colour: String } type Query { ones: [Thing!] }`,
    resolvers: {
      Query: {
        ones: () => [
          { nr: '1', kind: 'a', colour: 'red' },
          { nr: '2', kind: 'b', colour: 'blue' },
        ],
      },
      Thing: { __resolveType: ({ kind }: { kind: string }) => kind.toUpperCase() },
    },
    references: {
      A: ({ nr }: { nr: string }) => ({ nr, kind: 'a', colour: 'red' }),
      B: ({ nr }: { nr: string }) => ({ nr, kind: 'b', colour: 'blue' }),
    },
  },
  two: {
    sdl: `${link} interface Thing { nr: String! size: Int } type A implements Thing @key(fields: "nr") { nr: String! size: Int }
      type B implements Thing @key(fields: "nr") { nr: String! size: Int } type Query { twos: [Thing!] }`,
    resolvers: {
      Query: {
        twos: () => [
          { nr: '1', __typename: 'A' },
          { nr: '2', __typename: 'B' },
        ],
      },
      Thing: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      A: { size: ({ nr }: { nr: string }) => Number(nr) * 10 },
      B: { size: ({ nr }: { nr: string }) => Number(nr) * 100 },
    },
    references: { A: (reference: object) => reference, B: (reference: object) => reference },
  },
};

const subgraphs = Object.entries(parts).map(([name, { sdl, resolvers, references }]) => {
  const entities = Object.fromEntries(
    Object.entries(references).map(([type, refer]) => [type, { __resolveReference: refer }]),
  );
  const merged = Object.fromEntries(
    [...new Set([...Object.keys(resolvers), ...Object.keys(entities)])].map((type) => [
      type,
      { ...(resolvers as Record<string, object>)[type], ...entities[type] },
    ]),
  );
  const schema: GraphQLSchema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: merged as never }]);
  return { name, schema, references, createContext: (origin: object) => origin } as unknown as Subgraph;
});

const { supergraphSdl, errors } = composeServices(
  Object.entries(parts).map(([name, { sdl }]) => ({ name, typeDefs: parse(sdl), url: `http://${name}/graphql` })),
);
const app = Fastify();
afterAll(() => app.close());

describe('an interface that both subgraphs have', () => {
  it('is given by the subgraph that made the value, in whichever order they come', async () => {
    expect(errors ?? []).toEqual([]);
    for (const order of [subgraphs, [...subgraphs].reverse()]) {
      const graph = createInProcessGraph(order, {
        ...{ supergraph: supergraphSdl as string, sandbox: false, documents: null, milliseconds: 30_000 },
        log: app.log,
        subscribe: async () => ({}),
      });
      const query = '{ ones { t: __typename nr colour size } twos { t: __typename nr colour size } }';
      const both = [
        { t: 'A', nr: '1', colour: 'red', size: 10 },
        { t: 'B', nr: '2', colour: 'blue', size: 200 },
      ];
      expect(await answerOf(graph, query)).toEqual({ data: { ones: both, twos: both } });
      await graph.close();
    }
  });
});

/** What a graph answers over HTTP, without a server around it. */
async function answerOf(graph: ReturnType<typeof createInProcessGraph>, query: string): Promise<unknown> {
  const server = Fastify();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.post('/graphql', async (request, reply) => {
    reply.hijack();
    const origin = { caller: { kind: 'anonymous', roles: [] }, requestId: 'test', credentials: {} };
    await graph.handle(request.raw, reply.raw, { origin: origin as never, admit: async () => () => {} });
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const answer = await response.json();
  await server.close();
  return answer;
}
