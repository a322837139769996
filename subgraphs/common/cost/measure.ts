import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { defaultFirst, maxFirst } from '../lists/connection.ts';
import { ofCondition, weightOf } from './weights.ts';

/** What selections of an object cost: once, and for every item of the page that the object is, where it is one. */
interface Cost {
  once: number;
  each: number;
  /** Levels of fields, of which the innermost counts. */
  depth: number;
}

type Field = GraphQLField<unknown, unknown>;

const nothing: Cost = { once: 0, each: 0, depth: 0 };
/** No cost is counted beyond this: it was refused long before, and the sum stays a number. */
const most = 1e12;
const metaFields = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((field) => [field.name, field as Field]),
);

/**
 * Measures what an operation may cost before anything else is done for it: every field that is selected, with its
 * weight, times the objects that it is selected of. A fragment is measured once and counted as often as it is spread,
 * so that no document takes longer than reading it does. It may be any that parses: what validation will refuse
 * (unknown fields, fragments in a circle) counts as next to nothing.
 */
export class Measure {
  readonly #schema: GraphQLSchema;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #sizeOf: typeof sizeOfList;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, Cost>();
  readonly #ofFields = new Map<FieldNode, number>();

  /** `variables` with their defaults. */
  constructor(
    schema: GraphQLSchema,
    fragments: readonly FragmentDefinitionNode[],
    variables: Readonly<Record<string, unknown>>,
    sizeOf = sizeOfList,
  ) {
    this.#schema = schema;
    this.#variables = variables;
    this.#sizeOf = sizeOf;
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  /** What is selected of one object of a type. */
  selections(type: GraphQLCompositeType, { selections }: SelectionSetNode): Cost {
    const sum = { ...nothing };
    for (const selection of selections) {
      const { once, each, depth } = this.#isLeftOut(selection) ? nothing : this.#selection(type, selection);
      sum.once = Math.min(sum.once + once, most);
      sum.each = Math.min(sum.each + each, most);
      sum.depth = Math.max(sum.depth, depth);
    }
    return sum;
  }

  /** The fields on the way to what costs most, by what the answer calls them, as far as they were measured. */
  dearest(selectionSet: SelectionSetNode): string[] {
    const cost = (node: FieldNode) => this.#ofFields.get(node) ?? 0;
    const [first] = this.#fieldsIn(selectionSet, new Set()).sort((a, b) => cost(b) - cost(a));
    if (!first || cost(first) === 0) return [];
    return [(first.alias ?? first.name).value, ...(first.selectionSet ? this.dearest(first.selectionSet) : [])];
  }

  #fieldsIn({ selections }: SelectionSetNode, seen: Set<string>): FieldNode[] {
    return selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      if (node.kind === Kind.INLINE_FRAGMENT) return this.#fieldsIn(node.selectionSet, seen);
      const fragment = this.#fragments.get(node.name.value);
      if (!fragment || seen.has(node.name.value)) return [];
      seen.add(node.name.value);
      return this.#fieldsIn(fragment.selectionSet, seen);
    });
  }

  #selection(type: GraphQLCompositeType, node: SelectionNode): Cost {
    if (node.kind === Kind.FIELD) return this.#field(type, node);
    if (node.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(node.name.value);
    return this.selections(this.#typeNamed(node.typeCondition?.name.value) ?? type, node.selectionSet);
  }

  #fragment(name: string): Cost {
    const known = this.#measured.get(name);
    if (known) return known;
    this.#measured.set(name, nothing); // stands for itself inside itself
    const fragment = this.#fragments.get(name);
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    const cost = fragment && type ? this.selections(type, fragment.selectionSet) : nothing;
    this.#measured.set(name, cost);
    return cost;
  }

  #field(parent: GraphQLCompositeType, node: FieldNode): Cost {
    const name = node.name.value;
    const field = metaFields.get(name) ?? ('getFields' in parent ? (parent.getFields()[name] as Field) : undefined);
    const type = field && getNamedType(field.type);
    if (!field || !type) return { once: 1, each: 0, depth: 1 };
    const own = weightOf(parent.name, name, type.name) + this.#given(node);
    if (!node.selectionSet || !isCompositeType(type)) return { once: own, each: 0, depth: 1 };
    const below = this.selections(type, node.selectionSet);
    const depth = below.depth + 1;
    const isList = isListType(getNullableType(field.type));
    const one = own + below.once;
    this.#ofFields.set(node, one + below.each);
    if (isList && isPart(parent, name)) return { once: 1, each: one, depth };
    const size = this.#sizeOf(parent.name, name, this.#asked(field, node));
    const once = isList ? 1 + size * one : one + size * below.each;
    this.#ofFields.set(node, once);
    return { once: Math.min(once, most), each: 0, depth };
  }

  /** How many are asked for: the value of `first` or `last`, or the number of `ids`; undefined where the field takes none of them. */
  #asked({ args }: Field, { arguments: given = [] }: FieldNode): unknown {
    const said = (name: string): unknown => {
      const node = given.find((one) => one.name.value === name)?.value;
      return node && this.#valueOf(node);
    };
    const first = args.find(({ name }) => name === 'first');
    if (first) return said('first') ?? said('last') ?? usualOf(first);
    if (!args.some(({ name }) => name === 'ids')) return undefined;
    const ids = said('ids');
    return Array.isArray(ids) ? ids.length : 1;
  }

  #valueOf(node: ValueNode): unknown {
    return node.kind === Kind.VARIABLE ? this.#variables[node.name.value] : valueFromASTUntyped(node);
  }

  /** Every value that is given costs reading it, and a parameter of a statement; every part of a condition is looked for in all rows. */
  #given({ arguments: given = [] }: FieldNode): number {
    return given.reduce((sum, { name, value }) => {
      const weight = name.value === 'where' ? ofCondition : 1;
      return sum + weight * countValues(value, this.#variables);
    }, 0);
  }

  #isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: [condition] = [] }) => {
      const value = condition && this.#valueOf(condition.value);
      return (name.value === 'skip' && value === true) || (name.value === 'include' && value === false);
    });
  }

  #typeNamed(name = ''): GraphQLCompositeType | undefined {
    const type = this.#schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

/** The parts of a page that have as many items as were asked for; others are sums. */
const isPart = (type: GraphQLCompositeType, field: string): boolean =>
  (field === 'nodes' || field === 'edges') && !type.name.startsWith('__');

/** Null stands for the usual length of a page. */
const usualOf = ({ defaultValue }: GraphQLArgument): unknown => defaultValue ?? null;

/**
 * How many objects a list that takes no `first` is counted as: what the real register holds of them on an average,
 * rounded up. What an answer then really holds is counted as it is made (`Allowance`).
 */
const usual: Record<string, number> = {
  'Query.kombinationer': 200,
  'Query.fejlkoder': 150,
  'Query.regler': 100,
  'Query.aulaChecks': 50,
  'Daginstitution.anvisningsenheder': 2,
  'Anvisningsenhed.alternativeAdresser': 1,
  'Anvisningsenhed.dagplejegrupper': 1,
  'Anvisningsenhed.dagplejere': 2,
  'Dagplejegruppe.dagplejere': 4,
  'Gruppe.medlemmer': 25,
  'Tilknytning.grupper': 1,
  'Tilknytning.kontakter': 2,
  'Aula.checks': 15,
  'Kodeliste.koder': 30,
  'Change.along': 2,
  efterfoelgere: 1,
  forgaengere: 1,
  grupper: 5,
  dataaftaler: 2,
  opsaetning: 5,
  fields: 5,
};
const otherwise = 10;

/** The same of what introspection lists, and of the lists inside those. */
const introspected: Record<string, number> = { types: 280, fields: 7, args: 0.5, inputFields: 3, enumValues: 0.5 };

/** What a list is counted as; `first` is how many are asked for, where it takes that. */
function sizeOfList(type: string, field: string, first: unknown): number {
  if (first !== undefined) return typeof first === 'number' ? Math.min(Math.max(first, 0), maxFirst) : defaultFirst;
  if (type.startsWith('__')) return introspected[field] ?? 1;
  return usual[`${type}.${field}`] ?? usual[field] ?? otherwise;
}

/** More than any body holds. */
const mostValues = 10_000_000;
const counted = new WeakMap<object, number>();

/** How many values an argument holds, with those of its variables; one that is given by itself counts as nothing. */
function countValues(node: ValueNode, variables: Readonly<Record<string, unknown>>): number {
  let count = 0;
  const open: ValueNode[] = [node];
  for (let next = open.pop(); next && count < mostValues; next = open.pop()) {
    if (next.kind === Kind.LIST) open.push(...next.values);
    else if (next.kind === Kind.OBJECT) open.push(...next.fields.map(({ value }) => value));
    else count += next.kind === Kind.VARIABLE ? countIn(variables[next.name.value]) : 1;
  }
  return node.kind === Kind.LIST || node.kind === Kind.OBJECT || node.kind === Kind.VARIABLE ? count : 0;
}

/** Without recursion, which a deep value would break, and once for a variable that stands in many places. */
function countIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const known = counted.get(value);
  if (known !== undefined) return known;
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && count < mostValues) {
    const next = open.pop();
    count++;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) open.push(part);
  }
  counted.set(value, count);
  return count;
}
