// @apollo/gateway over the product's two subgraph processes: node apollo-gateway.mjs SUPERGRAPH PORT REGISTER_URL AFFILIATION_URL
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const [, , supergraph, port, register, affiliation] = process.argv;
const addresses = { register, affiliation };

/** The subgraphs answer nobody who does not know their secret. */
class GuardedSubgraph extends RemoteGraphQLDataSource {
  willSendRequest({ request }) {
    request.http?.headers.set('authorization', `Bearer ${process.env.SUBGRAPH_SECRET}`);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(supergraph, 'utf8'),
  buildService: ({ name }) => new GuardedSubgraph({ url: addresses[name.toLowerCase()] }),
});
const server = new ApolloServer({ gateway });
await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: Number(port) } });
console.log('ready');
