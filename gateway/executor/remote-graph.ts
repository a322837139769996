import { type DocumentNode, type ExecutionArgs, print } from 'graphql';
import type { ExecuteSubgraph, FederatedGraph, GraphOptions } from './federated-graph.ts';
import { readOwnership } from './ownership.ts';
import { RemoteExecution } from './remote-execution.ts';
import { remoteSchema } from './remote-schema.ts';
import { type Asked, serveGraph } from './serve-graph.ts';

/** The graph over subgraphs that run elsewhere. */
export function createRemoteGraph(subgraphs: Record<string, ExecuteSubgraph>, options: GraphOptions): FederatedGraph {
  const ownership = readOwnership(options.supergraph);
  const contextOf = ({ request: { headers }, origin }: Asked, { document, variableValues }: ExecutionArgs) => {
    const [authorization, apiKey] = ['authorization', 'x-api-key'].map((name) => headers.get(name) ?? undefined);
    const sender = { requestId: origin.requestId, credentials: { authorization, apiKey } };
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

/** A beginning of names that is nowhere in an operation. */
function unusedPrefix(document: DocumentNode): string {
  const known = prefixes.get(document);
  if (known) return known;
  const text = print(document);
  let prefix = '_key_';
  while (text.includes(prefix)) prefix = `_${prefix}`;
  prefixes.set(document, prefix);
  return prefix;
}
