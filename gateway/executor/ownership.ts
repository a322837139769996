import { type ConstDirectiveNode, Kind, type ObjectTypeDefinitionNode, parse, valueFromASTUntyped } from 'graphql';

/** Which subgraphs hold a type, and its fields: what the supergraph's join directives say (join v0.5, Apollo's supergraph format). */
export interface TypeOwnership {
  /** By subgraph that holds the type: the fields of its key; none for a plain value. */
  keys: ReadonlyMap<string, readonly string[]>;
  fields: ReadonlyMap<string, readonly FieldOwner[]>;
}

export interface FieldOwner {
  subgraph: string;
  /** Fields of other subgraphs that the field's resolver needs. */
  requires: readonly string[];
}

/** By object type. Subgraphs are named in lower case, as the product names them. */
export function readOwnership(supergraph: string): ReadonlyMap<string, TypeOwnership> {
  const types = parse(supergraph).definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  return new Map(types.map((node) => [node.name.value, ownershipOf(node)]));
}

function ownershipOf({ directives = [], fields = [] }: ObjectTypeDefinitionNode): TypeOwnership {
  const keys = new Map(read(directives, 'join__type').map(({ graph, key }) => [lower(graph), fieldSet(key)]));
  const ownersOf = (joins: Arguments[]): FieldOwner[] =>
    joins.length === 0
      ? [...keys.keys()].map((subgraph) => ({ subgraph, requires: [] }))
      : joins
          .filter(({ external }) => !external)
          .map(({ graph, requires }) => ({ subgraph: lower(graph), requires: fieldSet(requires) }));
  return {
    keys,
    fields: new Map(fields.map((field) => [field.name.value, ownersOf(read(field.directives ?? [], 'join__field'))])),
  };
}

/** The subgraph that knows whether an object exists that another one names: that other has only its key. */
export function homeOfNamed(known: TypeOwnership | undefined, subgraph: string): string | undefined {
  const key = known?.keys.get(subgraph) ?? [];
  const own = [...(known?.fields ?? [])].filter(([, owners]) => owners.some((owner) => owner.subgraph === subgraph));
  const isNamedOnly = !own.some(([field]) => field === 'id') || own.every(([field]) => key.includes(field));
  return isNamedOnly ? known?.fields.get('id')?.find((owner) => owner.subgraph !== subgraph)?.subgraph : undefined;
}

type Arguments = Record<string, unknown>;

const read = (directives: readonly ConstDirectiveNode[], name: string): Arguments[] =>
  directives
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(given.map(({ name: argument, value }) => [argument.value, valueFromASTUntyped(value)])),
    );

const lower = (graph: unknown): string => String(graph).toLowerCase();

/** Ours are flat lists of names; a nested set would need another reader, so it is refused. */
function fieldSet(value: unknown): string[] {
  const text = String(value ?? '');
  if (/[{(]/.test(text)) throw new Error(`a nested set of fields is not read: ${text}`);
  return text.split(' ').filter((name) => name !== '');
}
