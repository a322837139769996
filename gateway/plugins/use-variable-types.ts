import {
  coerceInputValue,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  getOperationAST,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maxErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import { mapInTurns } from '../../subgraphs/common/work/turns.ts';
import { requestError } from './request-error.ts';

/**
 * Refuses variables that do not fit their types, as validation does literals. Left to a subgraph they came back without
 * a code, and with all that was sent.
 */
export const useVariableTypes = (): Plugin => ({
  async onExecute({ args: { schema, document, operationName, variableValues }, setResultAndStopExecution }) {
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const parts = definitions.flatMap((definition) => partsOf(schema, definition, variableValues ?? {}));
    const errors = (await mapInTurns(parts, problemsOf)).flat();
    if (errors.length > 0) setResultAndStopExecution({ errors: errors.slice(0, maxErrors) });
  },
});

interface Part {
  type: GraphQLInputType;
  value: unknown;
  path: (string | number)[];
}

/** The values of a variable, a list by its items: many of them are looked at in turns with others. */
function partsOf(
  schema: GraphQLSchema,
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  variables: Record<string, unknown>,
): Part[] {
  const type = typeFromAST(schema, node as never);
  const value = variables[variable.name.value];
  if (!isInputType(type) || (value === undefined && (defaultValue || !isNonNullType(type)))) return [];
  const path = [`$${variable.name.value}`];
  const list = getNullableType(type);
  if (!isListType(list) || !Array.isArray(value)) return [{ type, value, path }];
  return value.map((item, i) => ({ type: list.ofType, value: item, path: [...path, i] }));
}

function problemsOf({ type, value, path: start }: Part): GraphQLError[] {
  const problems: GraphQLError[] = [];
  coerceInputValue(value, type, (path, part, { message: reason }) => {
    const field = [...start, ...path].join('.');
    if (problems.length < maxErrors)
      problems.push(requestError('VARIABLE_MALFORMED', { field, value: part ?? null, reason }));
  });
  return problems;
}
