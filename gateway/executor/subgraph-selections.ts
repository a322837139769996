import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js'; // the executor's own
import { homeOfNamed, type TypeOwnership } from './ownership.ts';

/** Fields of one object by the name that the answer gives them; several under one name are to be merged. */
export type Entries = ReadonlyMap<string, readonly FieldNode[]>;

const nameOf = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** A field without arguments under another name. */
export const hidden = (alias: string, name: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: nameOf(alias),
  name: nameOf(name),
});

export const onType = (type: string, selectionSet: SelectionSetNode): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type) },
  selectionSet,
});

export const selectionSet = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: selections.length > 0 ? selections : [{ kind: Kind.FIELD, name: nameOf('__typename') }],
});

/**
 * The part of an operation's selections that one subgraph is asked for, with fragments and directives worked in, each
 * type by itself. What another subgraph owns is replaced by the key of the entity there. Such parts have names that begin
 * with `prefix`, which the operation does not use.
 */
export class SubgraphSelections {
  /** Names of the variables that occur. */
  readonly variables = new Set<string>();
  readonly #ownership: ReadonlyMap<string, TypeOwnership>;
  readonly #subgraph: string;
  readonly #prefix: string;
  readonly #schema: GraphQLSchema;
  readonly #fragments: Record<string, FragmentDefinitionNode>;
  readonly #values: Record<string, unknown>;

  constructor(
    ownership: ReadonlyMap<string, TypeOwnership>,
    subgraph: string,
    prefix: string,
    info: GraphQLResolveInfo,
  ) {
    this.#ownership = ownership;
    this.#subgraph = subgraph;
    this.#prefix = prefix;
    this.#schema = info.schema;
    this.#fragments = info.fragments;
    this.#values = info.variableValues;
  }

  /** The selections that the subgraph is asked for of an object. */
  ofObject(type: GraphQLObjectType, entries: Entries): SelectionNode[] {
    const selections: SelectionNode[] = [];
    const handedOn = new Set<string>();
    for (const [key, nodes] of entries) {
      const [node] = nodes;
      if (!node || node.name.value === '__typename') continue; // the schema gives it, without asking
      if (this.#isOwn(type, node.name.value)) selections.push(this.#field(type, key, nodes));
      else for (const name of this.#neededElsewhere(type, node.name.value)) handedOn.add(name);
    }
    return [...selections, ...[...handedOn].map((name) => hidden(this.#prefix + name, name))];
  }

  /** The selections that the owner of an object's fields is asked for, once it is known what they require. */
  ofEntity(type: GraphQLObjectType, entries: Entries): SelectionNode[] {
    return [...entries].map(([key, nodes]) => this.#field(type, key, nodes));
  }

  #isOwn(type: GraphQLObjectType, field: string): boolean {
    const owners = this.#ownership.get(type.name)?.fields.get(field) ?? [];
    return owners.some(({ subgraph, requires }) => subgraph === this.#subgraph && requires.length === 0);
  }

  /** What this subgraph has of the key and of what the field requires. */
  #neededElsewhere(type: GraphQLObjectType, field: string): string[] {
    const known = this.#ownership.get(type.name);
    const requires = known?.fields.get(field)?.[0]?.requires ?? [];
    return [...(known?.keys.get(this.#subgraph) ?? []), ...requires.filter((name) => this.#isOwn(type, name))];
  }

  #field(parent: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): FieldNode {
    const [node] = nodes as [FieldNode];
    const field = parent.getFields()[node.name.value];
    const type = field && getNamedType(field.type);
    this.#note(node.arguments);
    return {
      kind: Kind.FIELD,
      ...(key !== node.name.value && { alias: nameOf(key) }),
      name: node.name,
      ...(node.arguments && { arguments: node.arguments }),
      ...(isCompositeType(type) && { selectionSet: this.#below(type, nodes) }),
    };
  }

  #note(given: readonly ArgumentNode[] = []): void {
    for (const argument of given) visit(argument, { Variable: ({ name }) => void this.variables.add(name.value) });
  }

  #below(type: GraphQLCompositeType, nodes: readonly FieldNode[]): SelectionSetNode {
    if (isObjectType(type)) return selectionSet(this.ofObject(type, this.#collect(type, nodes)));
    const objects = this.#schema.getPossibleTypes(type).filter(({ name }) => this.#holds(name));
    const typename = hidden(`${this.#prefix}typename`, '__typename');
    const collected = objects.map((object) => [object, this.#collect(object, nodes)] as const);
    const [[first, entries] = []] = collected;
    if (
      first &&
      entries &&
      type.name !== 'Node' &&
      collected.every(([object, one]) => this.#isAlike(type, object, one, entries))
    )
      return selectionSet([typename, ...this.ofObject(first, entries)]);
    const parts = collected.map(
      ([object, one]) => [object, [...this.ofObject(object, one), ...this.#naming(type, object)]] as const,
    );
    const asked = parts.filter(([, selections]) => selections.length > 0);
    return selectionSet([typename, ...asked.map(([object, one]) => onType(object.name, selectionSet(one)))]);
  }

  /** The key by which another subgraph is asked whether something found by an id alone exists. */
  #naming(type: GraphQLCompositeType, { name }: GraphQLObjectType): SelectionNode[] {
    const known = this.#ownership.get(name);
    if (type.name !== 'Node' || homeOfNamed(known, this.#subgraph) === undefined) return [];
    return (known?.keys.get(this.#subgraph) ?? []).map((key) => hidden(this.#prefix + key, key));
  }

  #collect(type: GraphQLObjectType, nodes: readonly FieldNode[]): Entries {
    try {
      return collectSubfields(this.#schema, this.#fragments, this.#values, type, nodes);
    } catch {
      return new Map(); // a condition that is null: the execution of the whole meets it and reports it
    }
  }

  #holds(type: string): boolean {
    return this.#ownership.get(type)?.keys.has(this.#subgraph) ?? false;
  }

  /** Whether a type's fields are the given ones, all of them the interface's own and this subgraph's. */
  #isAlike(type: GraphQLCompositeType, object: GraphQLObjectType, entries: Entries, given: Entries): boolean {
    if (!isInterfaceType(type) || entries.size !== given.size) return false;
    return [...entries].every(([key, nodes]) => {
      const name = nodes[0]?.name.value ?? '';
      const same = given.get(key);
      const isSame = same?.length === nodes.length && nodes.every((node, i) => node === same[i]);
      return isSame && (name === '__typename' || (name in type.getFields() && this.#isOwn(object, name)));
    });
  }
}
