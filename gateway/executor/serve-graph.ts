import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import {
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { RequestOrigin } from '../../subgraphs/common/auth/caller.ts';
import { logUnexpected, maskErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import type { RequestWork } from '../../subgraphs/common/work/request-work.ts';
import { takeTurn } from '../admission/take-turn.ts';
import { readExamples } from '../examples/read-examples.ts';
import { allowanceOf, requestedCost } from '../plugins/use-limits.ts';
import { usePagePolicy } from '../plugins/use-page-policy.ts';
import { beginWork } from './begin-work.ts';
import type { Admit, FederatedGraph, GraphOptions } from './federated-graph.ts';
import { graphPlugins } from './graph-plugins.ts';

/** Who asks, what is done for it, and the request itself. */
export interface Asked {
  origin: RequestOrigin & { work: RequestWork };
  admit: Admit;
  request: Request;
}

/** Serves a schema that GraphQL's reference implementation executes, each operation with a context value of its own. */
export function serveGraph(
  schema: GraphQLSchema,
  contextOf: (asked: Asked, args: ExecutionArgs) => object,
  { sandbox, log, milliseconds, graphiql }: GraphOptions,
): FederatedGraph {
  const { maskError, plugins } = graphPlugins(log, sandbox);
  const yoga = createYoga<Pick<Asked, 'origin' | 'admit'>>({
    schema,
    logging: false,
    landingPage: false,
    multipart: false,
    cors: false, // the server's own, the same for every answer
    graphiql: graphiql && { title: 'Dagtilbudsgraf', defaultQuery: readExamples()['first-query.graphql'] },
    renderGraphiQL, // the page with all its scripts inside: no content network is asked
    maskedErrors: { maskError },
    plugins: [...plugins, usePagePolicy(), useReferenceExecutor(contextOf, log)],
  });
  return {
    handle: async (request, response, { origin, admit }) => {
      const work = beginWork(response, milliseconds);
      await takeTurn();
      await yoga(request, response, { origin: { ...origin, work }, admit });
    },
    close: async () => {
      await yoga.dispose();
    },
  };
}

/** Executes with graphql-js, in turns with others and not beyond the deadline, and hides what fails unexpectedly. */
function useReferenceExecutor(contextOf: Parameters<typeof serveGraph>[1], log: GraphOptions['log']): Plugin {
  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const asked = args.contextValue as Asked;
    const { work, requestId } = asked.origin;
    const leave = await asked.admit(requestedCost(asked.request), work.signal).catch(expected);
    if (leave instanceof GraphQLError) return { errors: [leave] };
    try {
      work.allow(allowanceOf(asked.request));
      const result = await executeInTime({ ...args, contextValue: contextOf(asked, args) }, work);
      const data = await written(result, work);
      if (!result.errors) return data;
      logUnexpected(result.errors, log.child({ reqId: requestId }));
      return { ...data, errors: maskErrors(result.errors) };
    } finally {
      leave();
    }
  };
  return { onExecute: ({ setExecuteFn }) => setExecuteFn(run) };
}

/** A refusal is an answer; anything else is a fault. */
function expected(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  throw error;
}

/** What writes is waited for: its answer says what was written. */
async function executeInTime(args: ExecutionArgs, { signal }: RequestWork): Promise<ExecutionResult> {
  const isQuery = getOperationAST(args.document, args.operationName)?.operation === OperationTypeNode.QUERY;
  if (!isQuery) return execute(args);
  const executed = execute(args);
  if (!(executed instanceof Promise)) return executed;
  return new Promise((resolve, reject) => {
    const giveUp = () => resolve({ errors: [signal.reason as GraphQLError] });
    signal.addEventListener('abort', giveUp, { once: true });
    executed.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** From about here on writing an answer takes long enough to be done in turns. */
const large = 20_000;

/** The data of a result; of a large one with their text beforehand, which yoga can only be given by a function. */
async function written({ data }: ExecutionResult, work: RequestWork): Promise<ExecutionResult> {
  if (data === undefined) return {};
  if (!data || work.made < large) return { data };
  const text = await stringifyInTurns(data, work);
  const stringify = ({ data: _data, ...rest }: ExecutionResult) => {
    const others = JSON.stringify(rest).slice(1);
    return `{"data":${text}${others === '}' ? '' : ','}${others}`;
  };
  return { data, stringify } as ExecutionResult;
}

/** Values that are written in one go. */
const most = 2_000;

/** JSON as JSON.stringify writes it, in turns: of the largest answers that alone would take tenths of a second. */
async function stringifyInTurns(data: unknown, work: RequestWork): Promise<string> {
  const parts: string[] = [];
  const write = async (value: unknown): Promise<void> => {
    if (isSmall(value)) parts.push(JSON.stringify(value));
    else if (Array.isArray(value)) await writeAll('[]', value, (item) => write(item));
    else
      await writeAll('{}', Object.entries(value as object), async ([key, part]) => {
        parts.push(`${JSON.stringify(key)}:`);
        await write(part);
      });
    work.check();
    await work.turns.pause(undefined);
  };
  const writeAll = async <T>([open, close]: string, items: readonly T[], one: (item: T) => Promise<void>) => {
    parts.push(open as string);
    for (const [i, item] of items.entries()) {
      if (i > 0) parts.push(',');
      await one(item);
    }
    parts.push(close as string);
  };
  await write(data);
  return parts.join('');
}

function isSmall(value: unknown): boolean {
  let count = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (++count > most) return false;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) open.push(part);
  }
  return true;
}
