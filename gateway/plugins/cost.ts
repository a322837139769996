import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { Measure } from '../../subgraphs/common/cost/measure.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What was measured of an operation before it is executed. */
export interface Measured {
  cost: number;
  /** Levels of fields. */
  depth: number;
  /** The fields on the way to what costs most. */
  dearest(): string[];
}

/**
 * What an operation may cost at most or so: its fields, each with its weight, times the objects that they are selected
 * of. It needs no valid document, and about the time of reading it; no operation of that name costs nothing.
 */
export const costOf = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
  variables?: Variables | null,
): number => measure(schema, document, operationName, variables).cost;

export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
  variables?: Variables | null,
): Measured {
  const operation = getOperationAST(document, operationName);
  const type = operation && schema.getRootType(operation.operation);
  if (!operation || !type) return { cost: 0, depth: 0, dearest: () => [] };
  const fragments = document.definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  const measure = new Measure(schema, fragments, { ...defaultsOf(operation), ...variables });
  const { once, depth } = measure.selections(type, operation.selectionSet);
  return { cost: Math.ceil(once), depth, dearest: () => measure.dearest(operation.selectionSet) };
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
