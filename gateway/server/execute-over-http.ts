import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import { type ExecutionResult, getOperationAST, OperationTypeNode } from 'graphql';
import { isAuthRefusal } from '../../subgraphs/common/auth/auth-refusals.ts';
import type { Credentials } from '../../subgraphs/common/auth/auth-settings.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { ExecuteSubgraph } from '../executor/federated-graph.ts';
import { parseBytes, small } from '../plugins/parse-in-turns.ts';
import { callerAuthorization, peerHeader } from './peer.ts';

/** How long a question may take. A write has no limit: nobody would know what became of it. */
const timeout = 30_000;
/** Codes of the HTTP executor's own failures; one without a code is a connection that failed. */
const ownCodes = new Set<unknown>([undefined, 'TIMEOUT_ERROR', 'SUBREQUEST_HTTP_ERROR', 'RESPONSE_VALIDATION_FAILED']);

/** Sends a subgraph's operations to its own process; `secret` proves that we are its gateway, `peer` says which one. */
export function executeOverHttp(subgraph: string, url: string, secret: string, peer: string): ExecuteSubgraph {
  const options = {
    endpoint: `${url}/graphql`,
    fetch: fetchInTurns,
    deduplicateInflightRequests: false, // each answer is for one caller
  } as const;
  return async ({ document, variables, operationName, requestId, credentials, signal }) => {
    const own = { 'x-request-id': requestId, authorization: `Bearer ${secret}`, [peerHeader]: peer };
    const headers = { ...toHeaders(credentials), ...own };
    // One executor for each call: each call leaves a listener on the signal of its executor.
    const isWriting = getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
    const send = buildHTTPExecutor({ ...options, headers, ...(!isWriting && { timeout }) });
    const result = (await send({
      document,
      variables,
      ...(signal && { signal }),
      ...(operationName !== undefined && { operationName }),
    })) as ExecutionResult;
    if (!isUnreachable(result)) return result;
    const isOpen = isWriting && wasSent(result);
    return { errors: [isOpen ? refusal('OUTCOME_UNKNOWN') : refusal('SUBGRAPH_UNAVAILABLE', { subgraph })] };
  };
}

/** Parses a large answer in turns: the HTTP executor takes anything but text as the result. */
async function fetchInTurns(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  const read = async () => {
    const bytes = Buffer.from(await response.arrayBuffer());
    const parsed = bytes.length > small ? await parseBytes(bytes).catch(() => null) : null;
    return parsed ?? bytes.toString(); // the executor says what is wrong with it
  };
  return Object.defineProperty(response, 'text', { value: read });
}

/** The caller's own credentials, beside those that prove the gateway to the subgraph. */
const toHeaders = ({ authorization, apiKey }: Credentials): Record<string, string> => ({
  ...(authorization !== undefined && { [callerAuthorization]: authorization }),
  ...(apiKey !== undefined && { 'x-api-key': apiKey }),
});

/** No connection, no time, or no GraphQL. In an answer of the subgraph itself every error has a code of ours or GraphQL's. */
const isUnreachable = ({ data, errors }: ExecutionResult): boolean =>
  !data && (errors ?? []).some((error) => ownCodes.has(error.extensions.code) && !isAuthRefusal(error));

/** Without a connection nothing was carried out; when the answer broke off, it may have been. */
const wasSent = ({ errors }: ExecutionResult): boolean =>
  !(errors ?? []).some(({ originalError }) => refusedBefore.has(codeOf(originalError)));

const refusedBefore = new Set<unknown>(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);

/** The code stands at the failure, or at what caused it. */
const codeOf = (error: unknown): unknown => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return code ?? (cause ? codeOf(cause) : undefined);
};
