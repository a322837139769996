import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isInputType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maxErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import { requestError } from './request-error.ts';

/**
 * Refuses variables that do not fit their types, as validation does literals. Left to a subgraph they came back without
 * a code, and with all that was sent.
 */
export const useVariableTypes = (): Plugin => ({
  onExecute({ args: { schema, document, operationName, variableValues }, setResultAndStopExecution }) {
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const errors = definitions.flatMap((definition) => problemsOf(schema, definition, variableValues ?? {}));
    if (errors.length > 0) setResultAndStopExecution({ errors: errors.slice(0, maxErrors) });
  },
});

function problemsOf(
  schema: GraphQLSchema,
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  variables: Record<string, unknown>,
): GraphQLError[] {
  const type = typeFromAST(schema, node as never);
  const value = variables[variable.name.value];
  if (!isInputType(type) || (value === undefined && (defaultValue || !isNonNullType(type)))) return [];
  const problems: GraphQLError[] = [];
  coerceInputValue(value, type, (path, part, { message: reason }) => {
    const field = [`$${variable.name.value}`, ...path].join('.');
    if (problems.length < maxErrors)
      problems.push(requestError('VARIABLE_MALFORMED', { field, value: part ?? null, reason }));
  });
  return problems;
}
