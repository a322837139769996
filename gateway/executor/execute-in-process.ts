import type { FastifyBaseLogger } from 'fastify';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  typeFromAST,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { logUnexpected, maskErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import type { Subgraph } from '../../subgraphs/common/subgraph.ts';
import type { ExecuteSubgraph } from './federated-graph.ts';

/** Runs a subgraph's operations in this process. The gateway has validated them against the supergraph. */
export function executeInProcess(subgraph: Subgraph, log: FastifyBaseLogger): ExecuteSubgraph {
  const run = compiler(subgraph.schema);
  return async ({ document, variables, requestId }) => {
    const { data, errors } = await run(document, subgraph.createContext(), variables);
    if (!errors) return { data };
    logUnexpected(errors, log.child({ reqId: requestId }));
    return { data, errors: maskErrors(errors) };
  };
}

type Run = (context: object, variables: Record<string, unknown>) => Promise<ExecutionResult> | ExecutionResult;

/** Compiles each operation once. The executor keeps the documents of its plans, so that the same one comes again. */
function compiler(schema: GraphQLSchema) {
  const compiled = new WeakMap<DocumentNode, Run>();
  return (document: DocumentNode, context: object, variables: Record<string, unknown>) => {
    const run = compiled.get(document) ?? compile(schema, document);
    compiled.set(document, run);
    return run(context, variables);
  };
}

/** What graphql-jit cannot compile is left to graphql-js. */
function compile(schema: GraphQLSchema, document: DocumentNode): Run {
  const query = hasInputObject(schema, document) ? null : compileQuery(schema, document);
  if (query && isCompiledQuery(query)) return (context, variables) => query.query(undefined, context, variables);
  return (contextValue, variableValues) => execute({ schema, document, contextValue, variableValues });
}

/** graphql-jit never ends compiling a variable whose type holds itself, as every `where` does through AND and OR. */
const hasInputObject = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.variableDefinitions?.some(({ type }) =>
        isInputObjectType(getNamedType(typeFromAST(schema, type as never))),
      ),
  );
