import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Credentials } from '../../subgraphs/common/auth/credentials.ts';
import type { FailureLog } from '../plugins/use-failure-log.ts';

/** One operation that the executor sends to a subgraph. */
export interface SubgraphRequest {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  requestId: string;
  /** The caller's own, which each subgraph verifies again. */
  credentials: Credentials;
}

/** How the executor reaches a subgraph: in this process or over HTTP, it cannot tell. */
export type ExecuteSubgraph = (request: SubgraphRequest) => Promise<ExecutionResult>;

/**
 * Answers GraphQL over HTTP from a supergraph and its subgraphs: all that the gateway knows of the executor,
 * so that another one can take its place.
 */
export interface FederatedGraph {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
}

export interface FederatedGraphOptions {
  supergraph: string;
  subgraphs: Record<string, ExecuteSubgraph>;
  /** Whether every answer is to say that it is of a sandbox. */
  sandbox: boolean;
  log: FailureLog;
}
