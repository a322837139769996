import {
  coerceInputValue,
  type ExecutionArgs,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  getOperationAST,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maxErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import { isSmall, mapInTurns } from '../../subgraphs/common/turns/turns.ts';
import { requestError } from './request-error.ts';

/** As GraphQL's own function of that name gives them, to who executes them. */
const coerced = new WeakMap<Request, Record<string, unknown>>();

/** The variables of a request as their types have them, with their defaults. */
export const coercedVariables = (request: Request): Record<string, unknown> => coerced.get(request) ?? {};

/**
 * Coerces variables, in turns with others, and refuses those that do not fit their types, as validation does literals.
 * Left to a subgraph they came back without a code, and with all that was sent; left to the executor, in one go.
 */
export const useVariableTypes = (): Plugin => ({
  async onExecute({ args, ...hook }) {
    const { values, errors } = await coerceVariables(args);
    coerced.set((args.contextValue as { request: Request }).request, values);
    if (errors.length > 0) hook.setResultAndStopExecution({ errors });
  },
});

/** The variables of an operation as their types have them, made in turns with others; and what does not fit. */
export async function coerceVariables({
  schema,
  document,
  operationName,
  variableValues,
}: Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>) {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const coercion = new Coercion();
  const values: Record<string, unknown> = {};
  for (const definition of definitions) {
    const value = await coercion.variable(schema, definition, variableValues ?? {});
    if (value !== undefined) values[definition.variable.name.value] = value;
  }
  return { values, errors: coercion.errors };
}

type Path = readonly (string | number)[];

/** Of one request's variables, until that many errors are found. */
class Coercion {
  readonly errors: GraphQLError[] = [];

  /** Undefined for one that is left out and has no default. */
  async variable(
    schema: GraphQLSchema,
    { variable: { name }, type: node, defaultValue }: VariableDefinitionNode,
    given: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    const type = typeFromAST(schema, node as never);
    if (!isInputType(type)) return undefined;
    const value = given[name.value];
    if (value !== undefined) return this.#coerce(value, type, [`$${name.value}`]);
    if (defaultValue) return valueFromAST(defaultValue, type);
    return isNonNullType(type) ? this.#small(value, type, [`$${name.value}`]) : undefined;
  }

  /** A large list by its items, and an object by its fields that are such. */
  async #coerce(value: unknown, type: GraphQLInputType, path: Path): Promise<unknown> {
    const nullable = getNullableType(type);
    if (isSmall(value)) return this.#small(value, type, path);
    if (isListType(nullable) && Array.isArray(value))
      return mapInTurns(value, (item, i) => this.#item(item, nullable.ofType, [...path, i]));
    if (!isInputObjectType(nullable) || Array.isArray(value)) return this.#small(value, type, path);
    const lists = Object.values(nullable.getFields()).filter(({ name, type: ofField }) => {
      const one = (value as Record<string, unknown>)[name];
      return isListType(getNullableType(ofField)) && Array.isArray(one) && !isSmall(one);
    });
    const rest = { ...(value as object), ...Object.fromEntries(lists.map(({ name }) => [name, []])) };
    const made = this.#small(rest, type, path) as Record<string, unknown>;
    for (const { name, type: ofField } of lists)
      made[name] = await this.#coerce((value as Record<string, unknown>)[name], ofField, [...path, name]);
    return made;
  }

  #item(item: unknown, type: GraphQLInputType, path: Path): unknown {
    if (this.errors.length >= maxErrors) return undefined;
    return isSmall(item) ? this.#small(item, type, path) : this.#coerce(item, type, path);
  }

  #small(value: unknown, type: GraphQLInputType, start: Path): unknown {
    return coerceInputValue(value, type, (path, part, { message: reason }) => {
      const field = [...start, ...path].join('.');
      if (this.errors.length < maxErrors)
        this.errors.push(requestError('VARIABLE_MALFORMED', { field, value: part ?? null, reason }));
    });
  }
}
