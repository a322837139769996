import {
  type ASTNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { isAllowed, type Operation } from './generate.ts';

/** So many smaller operations are tried before the smallest that was found is good enough. */
const patience = 1500;

/** The smallest operation that was found for which `fails` still holds, having held for the given one. */
export async function shrink(
  schema: GraphQLSchema,
  operation: Operation,
  fails: (operation: Operation) => Promise<boolean>,
): Promise<Operation> {
  // Read anew, so that no part of it stands in two places.
  const whole = { ...operation, document: parse(print(operation.document)) };
  let [smallest, tries] = [whole, 0];
  for (let found = true; found && tries < patience; ) {
    found = false;
    for (const smaller of smallerOnes(schema, smallest)) {
      if (++tries > patience || !(await fails(smaller))) continue;
      [smallest, found] = [smaller, true];
      break;
    }
  }
  return smallest;
}

function* smallerOnes(schema: GraphQLSchema, operation: Operation): Generator<Operation> {
  const { document } = operation;
  const edits: [ASTNode, ASTNode | null][] = [];
  visit(document, {
    enter: (node) => {
      edits.push(...editsOf(node, document, operation.variables));
      return node.kind === Kind.VARIABLE_DEFINITION ? false : undefined;
    },
  });
  for (const [node, replacement] of edits) {
    const edited = tidied(visit(document, { enter: (one) => (one === node ? replacement : undefined) }), operation);
    if (edited && isAllowed(schema, edited)) yield edited;
  }
}

/** What may be put in a node's place; null: nothing. A dry run stays one. */
function editsOf(
  node: ASTNode,
  document: DocumentNode,
  variables: Operation['variables'],
): [ASTNode, ASTNode | null][] {
  if (node.kind === Kind.ARGUMENT && node.name.value === 'dryRun') return [];
  if (node.kind === Kind.SELECTION_SET) return setsWithLess(node, document).map((less) => [node, less]);
  if (node.kind === Kind.DIRECTIVE || node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD)
    return [[node, null]];
  if (node.kind === Kind.FIELD && node.alias) return [[node, { ...node, alias: undefined }]];
  if (node.kind === Kind.LIST && node.values.length > 0)
    return node.values.map((value) => [node, { ...node, values: node.values.filter((one) => one !== value) }]);
  if (node.kind === Kind.VARIABLE_DEFINITION && node.defaultValue)
    return [[node, { ...node, defaultValue: undefined }]];
  const value = node.kind === Kind.VARIABLE ? variables[node.name.value] : undefined;
  return typeof value === 'boolean' ? [[node, { kind: Kind.BOOLEAN, value }]] : [];
}

/** The set without one of its selections, or with what is in a fragment in its place. */
function setsWithLess(set: SelectionSetNode, document: DocumentNode): SelectionSetNode[] {
  const withInstead = (node: SelectionNode, instead: readonly SelectionNode[]) => ({
    ...set,
    selections: set.selections.flatMap((one) => (one === node ? instead : [one])),
  });
  return set.selections.flatMap((node) => {
    const inside = contentOf(node, document);
    return [withInstead(node, []), ...(inside ? [withInstead(node, inside)] : [])];
  });
}

function contentOf(node: SelectionNode, document: DocumentNode): readonly SelectionNode[] | undefined {
  if (node.kind === Kind.INLINE_FRAGMENT) return node.selectionSet.selections;
  if (node.kind !== Kind.FRAGMENT_SPREAD) return undefined;
  const isNamed = (one: ASTNode): one is FragmentDefinitionNode =>
    one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === node.name.value;
  return document.definitions.find(isNamed)?.selectionSet.selections;
}

/** Without the fragments and variables that nothing uses any more; undefined when it is no GraphQL. */
function tidied(document: DocumentNode, { variables }: Operation): Operation | undefined {
  const used = namesOf(document, Kind.FRAGMENT_SPREAD);
  const definitions = document.definitions.filter(
    (one) => one.kind !== Kind.FRAGMENT_DEFINITION || used.has(one.name.value),
  );
  if (definitions.length < document.definitions.length)
    return tidied({ ...document, definitions }, { document, variables });
  const mentioned = namesOf({ ...document, definitions: definitions.map(withoutVariables) }, Kind.VARIABLE);
  const kept = visit(document, {
    VariableDefinition: (node) => (mentioned.has(node.variable.name.value) ? undefined : null),
  });
  const values = Object.fromEntries(Object.entries(variables).filter(([name]) => mentioned.has(name)));
  try {
    return { document: parse(print(kept)), variables: values };
  } catch {
    return undefined;
  }
}

const withoutVariables = (node: DocumentNode['definitions'][number]) =>
  node.kind === Kind.OPERATION_DEFINITION ? { ...node, variableDefinitions: [] } : node;

function namesOf(document: DocumentNode, kind: Kind.FRAGMENT_SPREAD | Kind.VARIABLE): Set<string> {
  const names = new Set<string>();
  visit(document, {
    enter: (node) => {
      if (node.kind === kind) names.add(node.name.value);
    },
  });
  return names;
}
