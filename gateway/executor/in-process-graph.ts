import { makeExecutableSchema } from '@graphql-tools/schema';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isAbstractType,
  isEnumType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
} from 'graphql';
import type { Subgraph } from '../../subgraphs/common/schema/federated-schema.ts';
import { Entities } from './entities.ts';
import { Execution } from './execution.ts';
import type { FederatedGraph, GraphOptions } from './federated-graph.ts';
import { type FieldOwner, readOwnership, type TypeOwnership } from './ownership.ts';
import { type Asked, serveGraph } from './serve-graph.ts';
import type { SubgraphParts } from './subgraph-fields.ts';

/** The whole graph in this process: one schema, each subgraph's resolvers having a context of their own. */
export function createInProcessGraph(subgraphs: readonly Subgraph[], options: GraphOptions): FederatedGraph {
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const contextOf = ({ origin }: Asked) => new Execution((name) => byName.get(name)?.createContext(origin) ?? {});
  return serveGraph(oneSchema(options.supergraph, subgraphs), contextOf, options);
}

/**
 * The public schema of the supergraph, each field resolved by the subgraph that owns it, with that subgraph's context.
 * In one process there is nothing to plan: GraphQL's reference implementation executes it, and an entity crosses from
 * one subgraph to the other by its key. The context value of an execution is an `Execution`.
 */
function oneSchema(supergraph: string, subgraphs: readonly SubgraphParts[]): GraphQLSchema {
  const typeDefs = transformSupergraphToPublicSchema(parse(supergraph));
  const ownership = readOwnership(supergraph);
  const entities = new Entities(ownership, subgraphs);
  const leaves = subgraphs.map((subgraph) => leavesAndAbstracts(subgraph, entities));
  const resolvers = Object.assign({}, ...leaves, objects(ownership, entities));
  return makeExecutableSchema({ typeDefs, resolvers });
}

/** How values are read and written, and which type a value of an interface or union is. */
function leavesAndAbstracts({ name, schema }: SubgraphParts, entities: Entities): Record<string, unknown> {
  const resolverOf = (type: GraphQLNamedType): unknown => {
    if (isScalarType(type)) return type;
    if (isEnumType(type)) return Object.fromEntries(type.getValues().map((one) => [one.name, one.value]));
    if (isAbstractType(type) && type.resolveType)
      return { __resolveType: inSubgraph(name, type.resolveType, entities) };
    return undefined;
  };
  const types = Object.values(schema.getTypeMap()).filter((type) => !isSpecifiedScalarType(type) && isPublic(type));
  return Object.fromEntries(types.flatMap((type) => (resolverOf(type) ? [[type.name, resolverOf(type)]] : [])));
}

/** Neither introspection's own types nor federation's. */
const isPublic = ({ name }: GraphQLNamedType): boolean => !name.startsWith('_') && !name.includes('__');

const inSubgraph =
  (
    name: string,
    resolveType: GraphQLTypeResolver<unknown, unknown>,
    entities: Entities,
  ): GraphQLTypeResolver<unknown, Execution> =>
  (value, execution, info, type) =>
    entities.typeOf(value) ?? resolveType(value, execution.stretchOf(info).contextOf(name), info, type);

function objects(ownership: ReadonlyMap<string, TypeOwnership>, entities: Entities) {
  const resolversOf = ([type, { fields }]: [string, TypeOwnership]) => {
    const resolve = entities.isShared(type) ? entities.resolverOf.bind(entities) : plainField.bind(null, entities);
    const found = [...fields].map(([field, owners]) => [field, resolve(type, field, owners)] as const);
    return [type, Object.fromEntries(found.filter(([, resolver]) => resolver))] as const;
  };
  return Object.fromEntries([...ownership].map(resolversOf));
}

/** A field of a root type, or of a type that never crosses. */
function plainField(entities: Entities, type: string, field: string, owners: readonly FieldOwner[]) {
  const [resolver, ...others] = owners.map(({ subgraph }) =>
    entities.outputOf(entities.subgraph(subgraph), type, field),
  );
  // A plain value that both subgraphs make: nothing says whose it is, so neither may have a say.
  if (others.length > 0 && [resolver, ...others].some(Boolean))
    throw new Error(`${type}.${field} is resolved by more than one subgraph`);
  return resolver;
}
