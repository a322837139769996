import { makeExecutableSchema } from '@graphql-tools/schema';
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
import { publicSchemaOf } from '../supergraph/public-schema.ts';
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
  const typeDefs = publicSchemaOf(parse(supergraph));
  const ownership = readOwnership(supergraph);
  const entities = new Entities(ownership, subgraphs);
  const resolvers = Object.assign(
    {},
    ...subgraphs.map(leaves),
    abstracts(subgraphs, entities),
    objects(ownership, entities),
  );
  return makeExecutableSchema({ typeDefs, resolvers });
}

/** How values are read and written. */
function leaves({ schema }: SubgraphParts): Record<string, unknown> {
  const resolverOf = (type: GraphQLNamedType): unknown => {
    if (isScalarType(type)) return type;
    if (isEnumType(type)) return Object.fromEntries(type.getValues().map((one) => [one.name, one.value]));
    return undefined;
  };
  const types = publicTypes(schema).filter((type) => !isSpecifiedScalarType(type));
  return Object.fromEntries(types.flatMap((type) => (resolverOf(type) ? [[type.name, resolverOf(type)]] : [])));
}

/**
 * The type of a value of an interface or union, by the subgraph that made it. Several subgraphs may have the interface,
 * each with fields and values of its own.
 */
function abstracts(subgraphs: readonly SubgraphParts[], entities: Entities): Record<string, unknown> {
  const byType = new Map<string, Map<string, TypeResolver>>();
  for (const { name, schema } of subgraphs)
    for (const type of publicTypes(schema))
      if (isAbstractType(type) && type.resolveType)
        byType.set(type.name, (byType.get(type.name) ?? new Map()).set(name, type.resolveType));
  return Object.fromEntries(
    [...byType].map(([type, resolvers]) => [type, { __resolveType: typeResolver(resolvers, entities) }]),
  );
}

const publicTypes = (schema: GraphQLSchema): GraphQLNamedType[] => Object.values(schema.getTypeMap()).filter(isPublic);

/** Neither introspection's own types nor federation's. */
const isPublic = ({ name }: GraphQLNamedType): boolean => !name.startsWith('_') && !name.includes('__');

type TypeResolver = GraphQLTypeResolver<unknown, unknown>;

function typeResolver(
  resolvers: ReadonlyMap<string, TypeResolver>,
  entities: Entities,
): GraphQLTypeResolver<unknown, Execution> {
  const [only = ''] = resolvers.size === 1 ? resolvers.keys() : [];
  return (value, execution, info, type) => {
    const known = entities.typeOf(value) ?? (value as { __typename?: string }).__typename; // a reference names its type
    if (known !== undefined) return known;
    const maker = only || entities.makerOf(info.parentType.name, info.fieldName);
    return resolvers.get(maker)?.(value, execution.stretchOf(info).contextOf(maker), info, type);
  };
}

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
  // A plain value that both subgraphs make: nothing shows whose it is, so neither may resolve the field.
  if (others.length > 0 && [resolver, ...others].some(Boolean))
    throw new Error(`${type}.${field} is resolved by more than one subgraph`);
  return resolver;
}
