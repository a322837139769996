import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { RequestOrigin } from './auth/request-origin.ts';

/** A subgraph, open on its database: what a server, or the gateway in the same process, needs of it. */
export interface Subgraph<Context extends RequestOrigin = RequestOrigin> {
  name: string;
  schema: GraphQLSchema;
  /** What the resolvers of one request share. */
  createContext(origin: RequestOrigin): Context;
  /** HTTP routes beside GraphQL. */
  registerRoutes(app: FastifyInstance): void;
  close(): Promise<void>;
}
