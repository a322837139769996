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
  /** Ends it; left out where it is to be waited for. */
  signal?: AbortSignal | undefined;
}

/** How the executor reaches a subgraph: in this process or over HTTP, it cannot tell. */
export type ExecuteSubgraph = (request: SubgraphRequest) => Promise<ExecutionResult>;

/** What to call when an answer of so much cost is made, at once or when it may begin; rejects with the refusal. */
export type Admit = (cost: number, client: { readonly signal: AbortSignal }) => (() => void) | Promise<() => void>;

/** Who asks, whose credentials were found to hold, and how its operations are let in. */
export interface Asking {
  origin: RequestOrigin;
  /** Where it asks from; left out where only queries are answered. */
  address?: string | undefined;
  admit: Admit;
  /** Keeps an answer that follows from the public data alone; where the same request would be answered from memory. */
  keep?: Keep | undefined;
  /** The result of its operation, where that was executed already. */
  ready?: ExecutionResult | undefined;
}

/** Answers a query, or gives what it could not answer: a result with errors. */
export type AnswerShortly = (response: ServerResponse, asking: Asking) => Promise<ExecutionResult | 'answered'>;

/** Keeps an answer with the headers that it has by then, before it is sent. */
export type Keep = (response: ServerResponse, body: Buffer) => Promise<void>;

/**
 * Answers GraphQL over HTTP from a supergraph and its subgraphs: all that the gateway knows of the executor,
 * so that another one can take its place.
 */
export interface FederatedGraph {
  /** The schema that callers see. */
  schema: GraphQLSchema;
  /** Answers what the gateway itself asks in a caller's name; what fails unexpectedly is not hidden yet. */
  ask(question: Question): Promise<ExecutionResult>;
  handle(request: IncomingMessage, response: ServerResponse, asking: Asking): Promise<void>;
  /** How to answer a query of the public's that was answered before, in the same form; null for any other request. */
  shortly(request: IncomingMessage, body: Buffer | undefined): AnswerShortly | null;
  close(): Promise<void>;
}

/** An operation that no request of its own brings. */
export interface Question {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName?: string | null | undefined;
  origin: Pick<RequestOrigin, 'caller' | 'requestId'>;
  /** The caller's own, which each subgraph verifies again. */
  credentials: Credentials;
}

/** Begins a subscription: its answers as they come, or why there are none. */
export type Subscribe = (
  args: ExecutionArgs,
  asking: Pick<Question, 'origin' | 'credentials'> & { address: string; response: ServerResponse },
) => Promise<AsyncIterable<ExecutionResult> | ExecutionResult>;

/** What a graph is opened with, wherever its subgraphs run. */
export interface GraphOptions {
  supergraph: string;
  /** Whether every answer is to say that it is of a sandbox. */
  sandbox: boolean;
  /** Those that may be asked for by name, if there are any. */
  documents: PersistedDocuments | null;
  /** From a request to the end of its work. */
  milliseconds: number;
  log: FastifyBaseLogger;
  subscribe: Subscribe;
}
