import {
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  Lexer,
  OperationTypeNode,
  print,
  Source,
  TokenKind,
  validate,
} from 'graphql';
import { limits } from '../../gateway/plugins/limits.ts';
import type { Catalogue } from './catalogue.ts';
import { Inputs } from './inputs.ts';
import { Random } from './random.ts';
import { Selections } from './selections.ts';

/** A valid operation, with the variables that it is sent with. */
export interface Operation {
  document: DocumentNode;
  variables: Record<string, unknown>;
}

const depths = { [OperationTypeNode.QUERY]: 8, [OperationTypeNode.MUTATION]: 5 };

/** The n-th operation of a seed: valid, within the limits of the product, about real values of the catalogue. */
export function generate(schema: GraphQLSchema, catalogue: Catalogue, seed: number, n: number): Operation {
  const random = new Random(seed, n);
  for (;;) {
    const operation = attempt(schema, catalogue, random);
    if (isAllowed(schema, operation)) return operation;
  }
}

function attempt(schema: GraphQLSchema, catalogue: Catalogue, random: Random): Operation {
  const operation = random.chance(0.12) ? OperationTypeNode.MUTATION : OperationTypeNode.QUERY;
  const root = schema.getRootType(operation);
  if (!root) throw new Error(`the schema has no ${operation}`);
  const inputs = new Inputs(random, catalogue);
  const selections = new Selections(schema, random, inputs, 8 + random.below(40));
  const selectionSet = selections.of(root, 2 + random.below(depths[operation as keyof typeof depths]));
  const definition: DefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation,
    variableDefinitions: inputs.definitions,
    selectionSet,
  };
  const fragments = selections.fragments.map((fragment) => fragment.definition);
  const definitions = random.chance(0.5) ? [definition, ...fragments] : [...fragments, definition];
  return { document: { kind: Kind.DOCUMENT, definitions }, variables: inputs.variables };
}

/** Two selections may still collide under one name: then another attempt is made. */
export const isAllowed = (schema: GraphQLSchema, { document }: Operation): boolean =>
  countTokens(print(document)) <= limits.tokens && validate(schema, document, undefined, { maxErrors: 1 }).length === 0;

function countTokens(query: string): number {
  const lexer = new Lexer(new Source(query));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  return count;
}
