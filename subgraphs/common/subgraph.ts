import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Caller, RequestOrigin } from './auth/caller.ts';
import type { Check } from './check.ts';
import type { References } from './federated-schema.ts';

/** Tells who asks, on a route that authenticates. */
export type CallerOf = (request: FastifyRequest) => Caller;

/** A subgraph, open on its database: what a server, or the gateway in the same process, needs of it. */
export interface Subgraph<Context extends RequestOrigin = RequestOrigin> {
  name: string;
  schema: GraphQLSchema;
  /** How it finds an entity that the other subgraph names, by the entity's type. */
  references: References;
  /** What the resolvers of one request share. */
  createContext(origin: RequestOrigin): Context;
  /** Public HTTP routes beside GraphQL. */
  registerRoutes(app: FastifyInstance): void;
  /** The same for routes whose credentials were checked. */
  registerAuthenticRoutes?(app: FastifyInstance, callerOf: CallerOf): void;
  /** Routes for the gateway of a subgraph that is a process of its own. */
  registerPeerRoutes?(app: FastifyInstance): void;
  /** Whether it has what it needs to answer and to write. */
  checkUp(): Promise<Check[]>;
  /** The timeline of its database, and of the register that it follows, where it follows one. */
  timelines(): Promise<{ tidslinje: string; registerTidslinje?: string | null }>;
  close(): Promise<void>;
}
