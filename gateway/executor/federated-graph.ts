import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger } from 'fastify';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Credentials } from '../../subgraphs/common/auth/auth-settings.ts';
import type { RequestOrigin } from '../../subgraphs/common/auth/may.ts';
import type { PersistedDocuments } from '../config/persisted-documents.ts';

/** One operation that the executor sends to a subgraph. */
export interface SubgraphRequest {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName: string | undefined;
  requestId: string;
  /** The caller's own, which each subgraph verifies again. */
  credentials: Credentials;
  /** Ends it; left out where the caller waits for the end. */
  signal?: AbortSignal | undefined;
}

/** How the executor reaches a subgraph: it need not know whether in this process or over HTTP. */
export type ExecuteSubgraph = (request: SubgraphRequest) => Promise<ExecutionResult>;

/** Settles at once or when an answer of this cost may begin, with what to call when it is made; rejects with the refusal. */
export type Admit = (cost: number, client: { readonly signal: AbortSignal }) => (() => void) | Promise<() => void>;

/** Who asks, with credentials that were verified, and how its operations are let in. */
export interface Asking {
  origin: RequestOrigin;
  /** Where it asks from; left out where only queries are answered. */
  address?: string | undefined;
  admit: Admit;
  /** Keeps an answer that follows from the public data alone; left out where the same request cannot be answered from memory. */
  keep?: Keep | undefined;
  /** The result of its operation, if that was executed already. */
  ready?: ExecutionResult | undefined;
}

/** Answers a query; returns a result with errors instead, which it does not answer with. */
export type AnswerShortly = (response: ServerResponse, asking: Asking) => Promise<ExecutionResult | 'answered'>;

/** Keeps an answer with the headers that it has by then, before it is sent. */
export type Keep = (response: ServerResponse, body: Buffer) => Promise<void>;

/**
 * Answers GraphQL over HTTP from a supergraph and its subgraphs. The gateway knows nothing else of the executor, so that
 * another can replace it.
 */
export interface FederatedGraph {
  /** The schema that callers see. */
  schema: GraphQLSchema;
  /** Answers what the gateway itself asks in a caller's name; unexpected errors are not hidden yet. */
  ask(question: Question): Promise<ExecutionResult>;
  handle(request: IncomingMessage, response: ServerResponse, asking: Asking): Promise<void>;
  /** How to answer a public query that was answered before in the same form; null for any other request. */
  shortly(request: IncomingMessage, body: Buffer | undefined): AnswerShortly | null;
  close(): Promise<void>;
}

/** An operation that comes without a request of its own. */
export interface Question {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName?: string | null | undefined;
  origin: Pick<RequestOrigin, 'caller' | 'requestId'>;
  /** The caller's own, which each subgraph verifies again. */
  credentials: Credentials;
}

/** Begins a subscription: its answers as they come, or the error why there are none. */
export type Subscribe = (
  args: ExecutionArgs,
  asking: Pick<Question, 'origin' | 'credentials'> & { address: string; response: ServerResponse },
) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;

/** What a graph is opened with, wherever its subgraphs run. */
export interface GraphOptions {
  supergraph: string;
  /** Whether every answer says that it is of a sandbox. */
  sandbox: boolean;
  /** Documents that may be asked for by name, if there are any. */
  documents: PersistedDocuments | null;
  /** From a request to the end of its work. */
  milliseconds: number;
  log: FastifyBaseLogger;
  subscribe: Subscribe;
}
