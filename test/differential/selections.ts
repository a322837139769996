import {
  type ArgumentNode,
  type DirectiveNode,
  doTypesOverlap,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isIntrospectionType,
  isUnionType,
  Kind,
  print,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Inputs } from './inputs.ts';
import type { Random } from './random.ts';

type Field = GraphQLField<unknown, unknown>;

interface Fragment {
  definition: FragmentDefinitionNode;
  type: GraphQLCompositeType;
  /** Levels of fields inside. */
  depth: number;
}

const nameOf = (value: string) => ({ kind: Kind.NAME, value }) as const;

/** Aliases that are names of the data's own, or of what executors ask for beside it. */
const takenAliases = ['nummer', 'id', 'navn', 'nodes', '_entities', 'unilogin', 'kode'];

/** What reading itself changes, so that no two answers are alike. */
const leftOut = new Set(['laeselog']);

/** Types of the hierarchy, which the two subgraphs share or lead to from one to the other. */
const hierarchy = /^(Kommune|Dag|Anvisningsenhed|AlternativAdresse|Tilknytning|Gruppe|Person|Unilogin|SearchHit)/;

const isAsked = ({ name }: Field) => !leftOut.has(name);

function preferred(fields: readonly Field[]): readonly Field[] {
  const found = fields.filter((field) => hierarchy.test(getNamedType(field.type).name));
  return found.length > 0 ? found : fields;
}

/** Writes the selections of an operation, and keeps the fragments that some of them stand in. */
export class Selections {
  readonly fragments: Fragment[] = [];
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #inputs: Inputs;
  /** The arguments that a field has wherever it has no alias, so that its selections can be merged. */
  readonly #plain = new Map<string, ArgumentNode[]>();
  /** What each alias stands for, for the same reason. */
  readonly #aliases = new Map<string, string>();
  #left: number;

  constructor(schema: GraphQLSchema, random: Random, inputs: Inputs, size: number) {
    this.#schema = schema;
    this.#random = random;
    this.#inputs = inputs;
    this.#left = size;
  }

  /** Selections of a type, at most so many levels deep. */
  of(parent: GraphQLCompositeType, depth: number): SelectionSetNode {
    const count = this.#left > 0 ? 1 + this.#random.below(parent === this.#schema.getQueryType() ? 3 : 5) : 1;
    const selections = Array.from({ length: count }, () => this.#selection(parent, depth));
    if (this.#left > 0 && this.#random.chance(0.2)) selections.push(...this.#again(parent, selections, depth));
    return { kind: Kind.SELECTION_SET, selections };
  }

  #selection(parent: GraphQLCompositeType, depth: number): SelectionNode {
    const random = this.#random;
    const isAbstract = 'getTypes' in parent || parent.name === 'Dagtilbud';
    if (isIntrospectionType(parent) || this.#left <= 0 || !random.chance(isAbstract ? 0.6 : 0.18))
      return this.#field(parent, depth);
    this.#left -= 1;
    return random.chance(0.5) ? this.#inline(parent, depth) : this.#spread(parent, depth);
  }

  #inline(parent: GraphQLCompositeType, depth: number): SelectionNode {
    const type = this.#random.chance(0.3) ? null : this.#overlapping(parent);
    return {
      kind: Kind.INLINE_FRAGMENT,
      ...(type && { typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type.name) } }),
      directives: this.#directives(),
      selectionSet: this.of(type ?? parent, depth),
    };
  }

  #spread(parent: GraphQLCompositeType, depth: number): SelectionNode {
    const known = this.fragments.filter((one) => one.depth <= depth && doTypesOverlap(this.#schema, parent, one.type));
    const { definition } =
      known.length > 0 && this.#random.chance(0.5) ? this.#random.pick(known) : this.#define(parent, depth);
    return { kind: Kind.FRAGMENT_SPREAD, name: definition.name, directives: this.#directives() };
  }

  #define(parent: GraphQLCompositeType, depth: number): Fragment {
    const type = this.#overlapping(parent);
    const selectionSet = this.of(type, depth);
    const definition: FragmentDefinitionNode = {
      kind: Kind.FRAGMENT_DEFINITION,
      name: nameOf(`F${this.fragments.length}`),
      typeCondition: { kind: Kind.NAMED_TYPE, name: nameOf(type.name) },
      selectionSet,
    };
    const made = { definition, type, depth };
    this.fragments.push(made);
    return made;
  }

  /** The type itself more often than an interface or union that it belongs to, or a type that belongs to it. */
  #overlapping(parent: GraphQLCompositeType): GraphQLCompositeType {
    const isUnion = isUnionType(parent);
    if (!isUnion && this.#random.chance(0.5)) return parent;
    const types = Object.values(this.#schema.getTypeMap()).filter(isCompositeType);
    return this.#random.pick(types.filter((type) => doTypesOverlap(this.#schema, parent, type)));
  }

  #field(parent: GraphQLCompositeType, depth: number): FieldNode {
    const field = this.#choose(parent, depth);
    const name = nameOf(field.name);
    const type = getNamedType(field.type);
    const [alias, args] = this.#called(parent, field);
    return {
      kind: Kind.FIELD,
      ...(alias && { alias: nameOf(alias) }),
      name,
      arguments: args,
      directives: this.#directives(),
      ...(isCompositeType(type) && { selectionSet: this.of(type, depth - 1) }),
    };
  }

  #choose(parent: GraphQLCompositeType, depth: number): Field {
    this.#left -= 1;
    const isRoot = parent === this.#schema.getQueryType();
    if (this.#random.chance(isRoot ? 0.04 : 0.08)) return TypeNameMetaFieldDef;
    if (isRoot && this.#random.chance(0.06)) return this.#random.pick([SchemaMetaFieldDef, TypeMetaFieldDef]);
    const fields = 'getFields' in parent ? Object.values(parent.getFields()).filter(isAsked) : [];
    const composite = (field: Field) => isCompositeType(getNamedType(field.type));
    const deep = fields.filter(composite);
    const flat = fields.filter((field) => !composite(field));
    const mayGoDown = depth > 0 && this.#left > 0;
    if (deep.length > 0 && mayGoDown && (flat.length === 0 || this.#random.chance(isRoot ? 0.98 : 0.55)))
      return this.#random.pick(this.#random.chance(0.5) ? preferred(deep) : deep);
    return flat.length > 0 ? this.#random.pick(flat) : TypeNameMetaFieldDef;
  }

  /** How a field is called: with arguments of its own under an alias, or as everywhere else in the operation. */
  #called(parent: GraphQLCompositeType, field: Field): [string | undefined, ArgumentNode[]] {
    const place = `${parent.name}.${field.name}`;
    const write = () => this.#inputs.arguments(field.args, getNamedType(field.type).name);
    if (!this.#random.chance(this.#aliases.size < 12 ? 0.15 : 0)) {
      const args = this.#plain.get(place) ?? write();
      this.#plain.set(place, args);
      return [undefined, args];
    }
    const args = write();
    return [this.#alias(place + args.map(print).join()), args];
  }

  #alias(what: string): string {
    const known = this.#aliases.get(what);
    if (known) return known;
    const used = new Set(this.#aliases.values());
    const free = takenAliases.filter((name) => !used.has(name));
    const alias = free.length > 0 && this.#random.chance(0.15) ? this.#random.pick(free) : `a${this.#aliases.size}`;
    this.#aliases.set(what, alias);
    return alias;
  }

  /** Selections with the names and arguments of some that are there, and other selections inside. */
  #again(parent: GraphQLCompositeType, selections: readonly SelectionNode[], depth: number): SelectionNode[] {
    return selections.flatMap((node): SelectionNode[] => {
      if (node.kind !== Kind.FIELD || !node.selectionSet || isIntrospectionType(parent)) return [];
      const field = 'getFields' in parent && parent.getFields()[node.name.value];
      const type = field && getNamedType(field.type);
      if (!type || !isCompositeType(type)) return [];
      const again = { ...node, directives: this.#directives(), selectionSet: this.of(type, depth - 1) };
      if (this.#random.chance(0.6)) return [again];
      return [{ kind: Kind.INLINE_FRAGMENT, selectionSet: { kind: Kind.SELECTION_SET, selections: [again] } }];
    });
  }

  #directives(): DirectiveNode[] {
    if (!this.#random.chance(0.09)) return [];
    const names = this.#random.chance(0.1) ? ['skip', 'include'] : [this.#random.pick(['skip', 'include'])];
    return names.map((name) => {
      const value = this.#inputs.condition();
      return {
        kind: Kind.DIRECTIVE,
        name: nameOf(name),
        arguments: [{ kind: Kind.ARGUMENT, name: nameOf('if'), value }],
      };
    });
  }
}
