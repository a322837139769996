import type { Subgraph } from '../../subgraphs/common/subgraph.ts';
import { Execution } from './execution.ts';
import type { FederatedGraph, GraphOptions } from './federated-graph.ts';
import { oneSchema } from './one-schema.ts';
import { type Asked, serveGraph } from './serve-graph.ts';

/** The whole graph in this process: one schema, each subgraph's resolvers having a context of their own. */
export function createInProcessGraph(subgraphs: readonly Subgraph[], options: GraphOptions): FederatedGraph {
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const contextOf = ({ origin }: Asked) => new Execution((name) => byName.get(name)?.createContext(origin) ?? {});
  return serveGraph(oneSchema(options.supergraph, subgraphs), contextOf, options);
}
