import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { createYoga, type Plugin, type YogaInitialContext } from 'graphql-yoga';
import type { RequestOrigin } from '../../subgraphs/common/auth/may.ts';
import { logUnexpected, maskErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import { RequestWork } from '../../subgraphs/common/work/request-work.ts';
import { takeTurn } from '../admission/take-turn.ts';
import { allowanceOf, requestedCost } from '../plugins/use-limits.ts';
import { ReceivedBody } from '../plugins/use-parameters.ts';
import { coercedVariables, coerceVariables } from '../plugins/use-variable-types.ts';
import { beginWork, tooLate } from './begin-work.ts';
import { type CoercedArgs, executeCoerced } from './compiled-query.ts';
import type { Admit, Asking, FederatedGraph, GraphOptions, Keep, Question, Subscribe } from './federated-graph.ts';
import { graphPlugins } from './graph-plugins.ts';
import { type KnownQuery, ShortWay } from './short-way.ts';
import { stringifyInTurns } from './stringify-in-turns.ts';

/** Who asks, what is done for it, and a header of the request. */
export interface Asked {
  origin: RequestOrigin & { work: RequestWork };
  header(name: 'authorization' | 'x-api-key'): string | undefined;
}

/** What the server is handed beside a request. */
interface Handed extends Asked {
  admit: Admit;
  response: ServerResponse;
  address?: string | undefined;
  ready?: ExecutionResult | undefined;
}

type InYoga = Handed & YogaInitialContext;

/** Serves a schema, each operation executed with a context value of its own. */
export function serveGraph(
  schema: GraphQLSchema,
  contextOf: ContextOf,
  { sandbox, documents, log, milliseconds, subscribe }: GraphOptions,
): FederatedGraph {
  const { maskError, plugins } = graphPlugins(log, { sandbox, documents });
  const shortWay = sandbox ? null : new ShortWay(schema); // a sandbox marks every answer
  const yoga = createYoga<Handed>({
    schema,
    logging: false,
    landingPage: false,
    multipart: false,
    cors: false, // the server's own, the same for every answer
    graphiql: false, // the server's own page, made once
    maskedErrors: { maskError },
    plugins: [...plugins, useExecutor(contextOf, log, shortWay), useSubscriptions(subscribe)],
  });
  const begin = (request: IncomingMessage, response: ServerResponse, { origin, ...asking }: Asking): Handed => ({
    ...asking,
    response,
    origin: { ...origin, work: beginWork(response, milliseconds) },
    header: (name) => request.headers[name]?.toString(),
  });
  const answer = (short: Short) => answerShortly(short, schema, contextOf);
  return {
    schema,
    ask: (question) => ask(schema, contextOf, question, milliseconds),
    handle: async (request: Parsed, response, { keep, ...asking }) => {
      const { ready } = asking;
      const handed = begin(request, response, asking);
      await takeTurn();
      const query = ready ? null : shortWay?.find(request, bodyOf(request));
      const made = query && (await answer({ response, query, handed, keep }));
      if (made !== 'answered') await yoga(request, response, made ? { ...handed, ready: made } : handed);
    },
    shortly: (request, body) => {
      const query = shortWay?.find(request, body);
      if (!query?.isPublic) return null;
      return async (response, { keep, ...asking }) => {
        const handed = begin(request, response, asking);
        await takeTurn();
        return answer({ response, query, handed, keep });
      };
    },
    close: async () => {
      await yoga.dispose();
    },
  };
}

/** Answers a question of the gateway itself, within the time of a request. */
async function ask(
  schema: GraphQLSchema,
  contextOf: ContextOf,
  { document, variables, operationName, origin, credentials }: Question,
  milliseconds: number,
): Promise<ExecutionResult> {
  const work = new RequestWork();
  const deadline = setTimeout(() => work.end(tooLate(milliseconds)), milliseconds);
  const header = (name: 'authorization' | 'x-api-key') =>
    name === 'authorization' ? credentials.authorization : credentials.apiKey;
  const args = { schema, document, operationName, variableValues: variables };
  try {
    const { values: coerced, errors } = await coerceVariables(args);
    if (errors.length > 0) return { errors };
    const contextValue = contextOf({ origin: { ...origin, work }, header }, args);
    return await executeInTime({ ...args, coerced, contextValue }, work);
  } finally {
    clearTimeout(deadline);
  }
}

/** Subscriptions are not executed field by field: the logs are followed once for all of them. */
const useSubscriptions = (subscribe: Subscribe): Plugin => ({
  onSubscribe: ({ setSubscribeFn }) =>
    setSubscribeFn((args: ExecutionArgs) => {
      const { origin, header, response, address = '' } = args.contextValue as InYoga;
      const credentials = { authorization: header('authorization'), apiKey: header('x-api-key') };
      return subscribe(args, { origin, credentials, address, response });
    }),
});

type ContextOf = (asked: Asked, args: ExecutionArgs) => object;

/** A request whose body was read. */
type Parsed = IncomingMessage & { body?: unknown };

const bodyOf = ({ body }: Parsed): Buffer | undefined => (body instanceof ReceivedBody ? body.bytes : undefined);

interface Short {
  response: ServerResponse;
  query: KnownQuery;
  handed: Handed;
  keep: Keep | undefined;
}

/** Answers a known query; returns a result with errors instead, which it does not answer with. */
async function answerShortly(
  { response, query, handed, keep }: Short,
  schema: GraphQLSchema,
  contextOf: ContextOf,
): Promise<ExecutionResult | 'answered'> {
  const { document, operationName, variables, coerced, cost, type } = query;
  const { work } = handed.origin;
  return whenAdmitted(handed, cost, async () => {
    const args = { schema, document, operationName, variableValues: variables };
    const result = await executeInTime({ ...args, coerced, contextValue: contextOf(handed, args) }, work);
    if (result.errors || !result.data) return result;
    const text = work.made < large ? JSON.stringify(result.data) : await stringifyInTurns(result.data, work.turns);
    const body = Buffer.from(`{"data":${text}}`);
    response.setHeader('content-type', type);
    response.setHeader('content-length', body.length);
    if (keep && query.isPublic) await keep(response, body);
    response.end(body);
    return 'answered';
  });
}

/** Makes an answer of this cost once it is let in; returns the refusal when it is not. */
async function whenAdmitted<Made>(
  { admit, origin: { work } }: Handed,
  cost: number,
  make: () => Promise<Made>,
): Promise<Made | ExecutionResult> {
  const entered = admit(cost, work);
  const leave = entered instanceof Promise ? await entered.catch(expected) : entered;
  if (leave instanceof GraphQLError) return { errors: [leave] };
  try {
    work.allow(allowanceOf(cost));
    return await make();
  } finally {
    leave();
  }
}

/** Executes in turns with others and not beyond the deadline, and hides what fails unexpectedly. */
function useExecutor(contextOf: ContextOf, log: GraphOptions['log'], shortWay: ShortWay | null): Plugin {
  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const asked = args.contextValue as InYoga;
    const { work, requestId } = asked.origin;
    if (asked.ready) return shown(asked.ready, requestId);
    return whenAdmitted(asked, requestedCost(asked.request), async () => {
      const coerced = coercedVariables(asked.request);
      const result = await executeInTime({ ...args, coerced, contextValue: contextOf(asked, args) }, work);
      const data = await written(result, work);
      if (result.errors) return { ...data, ...shown({ errors: result.errors }, requestId) };
      shortWay?.learn(asked.params.query ?? '', args.operationName, args.document);
      return data;
    });
  };
  const shown = ({ data, errors = [] }: ExecutionResult, reqId: string): ExecutionResult => {
    logUnexpected(errors, log.child({ reqId }));
    return { ...(data !== undefined && { data }), errors: maskErrors(errors) };
  };
  return {
    onExecute: ({ setExecuteFn }) => setExecuteFn(run),
    onResponse: ({ request, response }) => {
      if (request.method === 'POST' && response.status === 200)
        shortWay?.learnType(request.headers.get('accept'), response.headers.get('content-type'));
    },
  };
}

/** A refusal is an answer; anything else is a fault. */
function expected(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  throw error;
}

/** Writes have no deadline: the answer says what was written. */
async function executeInTime(args: CoercedArgs, work: RequestWork): Promise<ExecutionResult> {
  const isQuery = getOperationAST(args.document, args.operationName)?.operation === OperationTypeNode.QUERY;
  const executed = executeCoerced(args, isQuery);
  if (!isQuery || !(executed instanceof Promise)) return executed;
  return new Promise((resolve, reject) => {
    const letBe = work.onEnd((reason) => resolve({ errors: [reason] }));
    executed.then(resolve, reject).finally(letBe);
  });
}

/** From about this size on, writing an answer takes so long that it is done in turns. */
const large = 20_000;

/** The data of a result; a large one gets its text beforehand, which yoga only takes as a function. */
async function written({ data }: ExecutionResult, work: RequestWork): Promise<ExecutionResult> {
  if (data === undefined) return {};
  if (!data || work.made < large) return { data };
  const text = await stringifyInTurns(data, work.turns);
  const stringify = ({ data: _data, ...rest }: ExecutionResult) => {
    const others = JSON.stringify(rest).slice(1);
    return `{"data":${text}${others === '}' ? '' : ','}${others}`;
  };
  return { data, stringify } as ExecutionResult;
}
