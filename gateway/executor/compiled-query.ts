import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  getOperationAST,
  isInputType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

/** An operation with its variables coerced to their types, in `coerced`. */
export interface CoercedArgs extends ExecutionArgs {
  coerced: Record<string, unknown>;
}

type Execute = (args: CoercedArgs) => Promise<ExecutionResult> | ExecutionResult;

/** Executes an operation, by its compiled code where it has that, and without coercing its variables again: that takes long for large ones. */
export function executeCoerced(args: CoercedArgs, mayCompile: boolean): ReturnType<Execute> {
  const compiled = mayCompile ? compiledQuery(args) : null;
  if (compiled) return compiled(args);
  const { schema, document, coerced } = args;
  if (asksForSchema(document)) return execute(args); // introspection reads types from the schema that is executed
  return execute({ ...args, schema: overCoerced(schema), variableValues: coerced });
}

/** By document, which the server keeps for the next time, and the name of the operation. */
const known = new WeakMap<DocumentNode, Map<string, Execute | null>>();

/**
 * A query compiled to code when it comes a second time; the code answers as GraphQL's reference implementation does, and
 * several times as fast. Null for what the reference implementation must execute:
 * - mutations, which spend their time on writing;
 * - introspection, which is rare and large;
 * - variables inside a list or an object: the compiler makes one that is left out null (graphql-jit, issues 91 and
 * 230);
 * - parts that may be left out (@skip, @include): the compiler merges such a part with another of the same name;
 * - what is long once its fragments are written out, since all of it would become code.
 */
function compiledQuery({ schema, document, operationName }: ExecutionArgs): Execute | null {
  const byName = known.get(document);
  if (!byName) {
    known.set(document, new Map());
    return null;
  }
  const name = operationName ?? '';
  const found = byName.get(name);
  if (found !== undefined) return found;
  const made = compile(schema, document, operationName);
  byName.set(name, made);
  return made;
}

function compile(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined) {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.QUERY || !canBeCompiled(document)) return null;
  const compiled = compileQuery(overCoerced(schema), document, operation.name?.value, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return null;
  const run = compiled.query as (root: undefined, context: unknown, variables: object) => ReturnType<Execute>;
  return ({ contextValue, coerced }: CoercedArgs) => {
    const result = run(undefined, contextValue, coerced);
    return result instanceof Promise ? result.then(withOwnPlaces) : withOwnPlaces(result);
  };
}

/**
 * An error that knows its place keeps it, such as one from a field of another subgraph further in: the compiler would
 * give it the place of the field that met it. Others become GraphQL's own errors, since the compiler's lack extensions.
 */
function withOwnPlaces(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const placed = (error: GraphQLError) => {
    const { message, path, originalError } = error;
    if (originalError instanceof GraphQLError && originalError.path) return originalError;
    return new GraphQLError(message, { path, originalError });
  };
  return { ...result, errors: result.errors.map(placed) };
}

/** Selections of a document with its fragments written out, beyond which it is not compiled. */
const most = 2_000;

function canBeCompiled(document: DocumentNode): boolean {
  let can = writtenOut(document) <= most;
  const cannot = () => {
    can = false;
  };
  visit(document, {
    Directive: cannot,
    Argument: ({ value }) => (holdsVariable(value) ? cannot() : undefined),
  });
  return can && !asksForSchema(document);
}

const asking = new WeakMap<DocumentNode, boolean>();

/** Whether it holds introspection. */
function asksForSchema(document: DocumentNode): boolean {
  const known = asking.get(document);
  if (known !== undefined) return known;
  let asks = false;
  visit(document, {
    Field: ({ name }) => {
      if (name.value.startsWith('__') && name.value !== '__typename') asks = true;
    },
  });
  asking.set(document, asks);
  return asks;
}

/** How many selections a valid document has when every spread stands for its fragment. */
function writtenOut({ definitions }: DocumentNode): number {
  const fragments = new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
  const sizes = new Map<string, number>();
  const sizeOf = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return sum + sizeOfFragment(node.name.value);
      return sum + 1 + (node.selectionSet ? sizeOf(node.selectionSet) : 0);
    }, 0);
  const sizeOfFragment = (name: string): number => {
    const fragment = fragments.get(name);
    const size = sizes.get(name) ?? (fragment ? sizeOf(fragment.selectionSet) : 0);
    sizes.set(name, size);
    return size;
  };
  return definitions.reduce(
    (sum, node) => sum + (node.kind === Kind.OPERATION_DEFINITION ? sizeOf(node.selectionSet) : 0),
    0,
  );
}

/** Whether a variable stands inside a list or an object. */
function holdsVariable(value: ArgumentNode['value']): boolean {
  if (value.kind === Kind.VARIABLE) return false;
  let holds = false;
  visit(value, {
    Variable: () => {
      holds = true;
    },
  });
  return holds;
}

/** Takes a value as it is. */
const asItIs = new GraphQLScalarType({ name: 'CoercedValue', parseValue: (value) => value });

const schemas = new WeakMap<GraphQLSchema, GraphQLSchema>();

/**
 * The same schema for the executors, with types for variables that need no coercing: they are coerced already. The
 * compiler's own coercing never ends for input types that hold themselves, as our conditions do with AND and OR.
 */
function overCoerced(schema: GraphQLSchema): GraphQLSchema {
  const known = schemas.get(schema);
  if (known) return known;
  const getType = (name: string) => {
    const type = schema.getType(name);
    return isInputType(type) ? asItIs : type;
  };
  const made: GraphQLSchema = Object.create(schema, { getType: { value: getType } });
  schemas.set(schema, made);
  return made;
}
