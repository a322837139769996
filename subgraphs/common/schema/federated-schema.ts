import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type GraphQLSchema, getNamedType, getNullableType, parse } from 'graphql';
import { buildSchema, createResolversMap, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import type { Caller, RequestOrigin } from '../auth/may.ts';
import type { Check } from '../check.ts';
import { guardFields } from '../work/guard-fields.ts';
import { callResolvers } from './call-resolvers.ts';
import { cleanArguments, refuseCpr } from './guard-arguments.ts';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires"])`;

/** Finds the object behind a reference that another subgraph holds; null when it is unknown. */
type ResolveReference<Context> = (reference: Record<string, string>, context: Context) => unknown;

/** By entity type: how the subgraph finds the object behind a reference. */
export type References<Context = never> = Record<string, ResolveReference<Context>>;

interface SubgraphSchema<Context> {
  /** The subgraph's own SDL, as composition reads it. */
  sdl: string;
  schema: GraphQLSchema;
  references: References<Context>;
}

/** Tells the object type of a value of an interface. */
type ResolveType = (value: never) => string;

/**
 * A Federation 2 schema from TypeGraphQL resolvers, whose fields stand in the order of this list;
 * `references` has one function per entity type, `typesOf` one per interface.
 */
export async function buildFederatedSchema<Context>(
  resolvers: NonEmptyArray<new () => object>,
  orphanedTypes: (new () => object)[],
  references: References<Context>,
  typesOf: Record<string, ResolveType> = {},
): Promise<SubgraphSchema<Context>> {
  putInOrder(resolvers);
  const decorated = await buildSchema({ resolvers, orphanedTypes, validate: false });
  describeInputs(decorated);
  letRootsBeNull(decorated);
  callResolvers(decorated, resolvers);
  // Not printSubgraphSchema: TypeGraphQL's syntax nodes carry the directives but no fields.
  const sdl = `${link}\n\n${printSchemaWithDirectives(decorated)}\n`;
  const resolverMap = createResolversMap(decorated) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(references))
    resolverMap[type] = { ...resolverMap[type], __resolveReference: resolve };
  for (const [type, resolve] of Object.entries(typesOf)) resolverMap[type] = { __resolveType: resolve };
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolverMap as never }]);
  refuseCpr(schema);
  cleanArguments(schema);
  guardFields(schema);
  return { sdl, schema, references };
}

/** An argument that is all that a mutation takes says what its type says. */
function describeInputs(schema: GraphQLSchema): void {
  for (const { args } of Object.values(schema.getMutationType()?.getFields() ?? {}))
    for (const arg of args) arg.description ??= getNamedType(arg.type).description;
}

/**
 * What one subgraph cannot answer must not empty the answer of the other: a root field that could not be null would take
 * every other with it, also those of a write that is stored.
 */
function letRootsBeNull(schema: GraphQLSchema): void {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {})) field.type = getNullableType(field.type);
}

/** TypeGraphQL has fields in the order in which their files happened to be imported: a file that moves must move no field. */
function putInOrder(resolvers: readonly unknown[]): void {
  const place = new Map(resolvers.map((resolver, i) => [resolver, i]));
  const { queries, mutations, fieldResolvers } = getMetadataStorage();
  for (const fields of [queries, mutations, fieldResolvers])
    fields.sort((one, other) => (place.get(one.target) ?? -1) - (place.get(other.target) ?? -1));
}

/** Finds who asks, on a route that authenticates. */
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
  /** A name for what its public data follow from: another one after every change of them. */
  head(): Promise<string>;
  close(): Promise<void>;
}
