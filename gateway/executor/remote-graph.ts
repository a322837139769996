import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  buildASTSchema,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  parse,
  print,
} from 'graphql';
import { DateTime, LocalDate } from '../../subgraphs/common/scalars/date-time.ts';
import { guardFields } from '../../subgraphs/common/work/guard-fields.ts';
import { publicSchemaOf } from '../supergraph/public-schema.ts';
import type { ExecuteSubgraph, FederatedGraph, GraphOptions } from './federated-graph.ts';
import { type FieldOwner, readOwnership, type TypeOwnership } from './ownership.ts';
import { RemoteExecution } from './remote-execution.ts';
import { type Asked, serveGraph } from './serve-graph.ts';

/** The graph over subgraphs that run elsewhere. */
export function createRemoteGraph(subgraphs: Record<string, ExecuteSubgraph>, options: GraphOptions): FederatedGraph {
  const ownership = readOwnership(options.supergraph);
  const contextOf = ({ header, origin }: Asked, { document, variableValues }: ExecutionArgs) => {
    const credentials = { authorization: header('authorization'), apiKey: header('x-api-key') };
    const sender = { requestId: origin.requestId, credentials };
    return new RemoteExecution(ownership, subgraphs, {
      sender,
      work: origin.work,
      variables: { ...variableValues },
      prefix: unusedPrefix(document),
    });
  };
  return serveGraph(remoteSchema(options.supergraph, ownership), contextOf, options);
}

const prefixes = new WeakMap<DocumentNode, string>();

/** A prefix that no name of the operation has. */
function unusedPrefix(document: DocumentNode): string {
  const known = prefixes.get(document);
  if (known) return known;
  const text = print(document);
  let prefix = '_key_';
  while (text.includes(prefix)) prefix = `_${prefix}`;
  prefixes.set(document, prefix);
  return prefix;
}

type Resolve = GraphQLFieldResolver<Record<string, unknown>, RemoteExecution>;

const rootTypes = new Set(['Query', 'Mutation']);
const field: Resolve = (value, _given, execution, info) => execution.field(value, info);
const abstract = {
  __resolveType: (value: Record<string, unknown>, execution: RemoteExecution) => execution.typeOf(value),
};

/**
 * The public schema of the supergraph, over answers of subgraphs that run elsewhere. GraphQL's reference implementation
 * executes it, as in one process; the context value of an execution is a `RemoteExecution`.
 */
function remoteSchema(supergraph: string, ownership: ReadonlyMap<string, TypeOwnership>): GraphQLSchema {
  const typeDefs = publicSchemaOf(parse(supergraph));
  const types = Object.values(buildASTSchema(typeDefs).getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const resolvers = Object.fromEntries(types.flatMap((type) => resolversOf(type, ownership.get(type.name))));
  const schema = makeExecutableSchema({ typeDefs, resolvers: { ...resolvers, DateTime, LocalDate } });
  guardFields(schema);
  return schema;
}

function resolversOf(type: GraphQLNamedType, ownership: TypeOwnership | undefined): [string, object][] {
  if (isAbstractType(type)) return [[type.name, abstract]];
  if (!isObjectType(type)) return [];
  const fields = [...(ownership?.fields ?? [])].map(
    ([name, owners]) => [name, rootTypes.has(type.name) ? rootOf(owners) : field] as const,
  );
  return [[type.name, Object.fromEntries(fields)]];
}

function rootOf([owner]: readonly FieldOwner[]): Resolve {
  if (!owner) throw new Error('nobody owns a field of a root type');
  return (_root, _given, execution, info) => execution.root(owner.subgraph, info);
}
