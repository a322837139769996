import { type FieldNode, type GraphQLResolveInfo, isAbstractType, Kind, type SelectionNode } from 'graphql';
import type { Execution } from './execution.ts';
import type { FieldOwner, TypeOwnership } from './ownership.ts';
import { type Resolve, SubgraphFields, type SubgraphParts, settle } from './subgraph-fields.ts';

/** A value of an entity type, on the way to where one of its fields is owned. */
interface Crossing {
  type: string;
  value: object;
  execution: Execution;
  info: GraphQLResolveInfo;
}

/** The place that values are brought home from. */
interface Way {
  from: SubgraphFields;
  /** Their type, where only one is possible. */
  only: string | undefined;
  /** Whether they were found by an id alone: then only home knows whether they exist. */
  isNode: boolean;
}

/**
 * Lets entities cross from one subgraph to another. Each type has a home, the subgraph that knows most of it. A value of
 * another subgraph is brought there at once when anything is selected that only home has, so that home's fields are plain
 * properties wherever the value came from.
 */
export class Entities {
  readonly #ownership: ReadonlyMap<string, TypeOwnership>;
  readonly #subgraphs: ReadonlyMap<string, SubgraphFields>;
  /** Values that are not their home's, with the subgraph that made them. */
  readonly #abroad = new WeakMap<object, SubgraphFields>();
  /** The type of a value that was brought home from a place where another subgraph decides the type. */
  readonly #types = new WeakMap<object, string>();
  readonly #makers = new Map<string, string>();

  constructor(ownership: ReadonlyMap<string, TypeOwnership>, subgraphs: readonly SubgraphParts[]) {
    this.#ownership = ownership;
    this.#subgraphs = new Map(subgraphs.map((parts) => [parts.name, new SubgraphFields(parts)]));
  }

  /** An entity that more than one subgraph holds. */
  isShared(type: string): boolean {
    const keys = [...(this.#ownership.get(type)?.keys.values() ?? [])];
    return keys.length > 1 && keys.some(({ length }) => length > 0);
  }

  subgraph(name: string): SubgraphFields {
    const found = this.#subgraphs.get(name);
    if (!found) throw new Error(`the supergraph names a subgraph that is not there: ${name}`);
    return found;
  }

  /** The type of a value that was brought home; undefined for any other. */
  typeOf = (value: unknown): string | undefined => this.#types.get(value as object);

  /** The subgraph that makes the values of a field. */
  makerOf(type: string, field: string): string {
    const place = `${type}.${field}`;
    const known = this.#makers.get(place);
    if (known !== undefined) return known;
    const owners = this.#ownership.get(type)?.fields.get(field) ?? [];
    const maker = ownerOf(owners, this.isShared(type) ? this.#homeOf(type).name : undefined)?.subgraph ?? '';
    this.#makers.set(place, maker);
    return maker;
  }

  /** Resolves a field of an entity in its home if that owns it, else in the first subgraph that does; undefined where it is a plain property of home's values. */
  resolverOf(type: string, field: string, owners: readonly FieldOwner[]): Resolve | undefined {
    const home = this.#homeOf(type);
    const owner = ownerOf(owners, home.name);
    if (!owner) throw new Error(`nobody owns ${type}.${field}`);
    const own = this.subgraph(owner.subgraph);
    const resolve = this.outputOf(own, type, field);
    if (own === home)
      return (
        resolve &&
        ((value, given, execution, info) =>
          this.#abroad.has(value as object) ? null : resolve(value, given, execution, info))
      );
    const answer = resolve ?? ((value: unknown) => (value as Record<string, unknown>)[field]);
    const place = `${owner.subgraph} ${owner.requires.join(' ')}`;
    return (value, given, execution, info) => {
      const crossing = { type, value: value as object, execution, info };
      if (owner.requires.length === 0 && this.#abroad.get(crossing.value) === own)
        return answer(value, given, execution, info);
      return settle(this.#cross(crossing, owner, place), (there) =>
        there == null ? null : answer(there, given, execution, info),
      );
    };
  }

  /** A subgraph's resolver of a field; entities in its result that have another home are brought there if needed. */
  outputOf(subgraph: SubgraphFields, type: string, field: string): Resolve | undefined {
    const resolve = subgraph.resolverOf(type, field);
    const away = subgraph.objectsOf(type, field).filter((one) => this.isShared(one) && this.#homeOf(one) !== subgraph);
    if (away.length === 0) return resolve;
    const [only] = away.length === 1 ? away : [];
    const given = resolve ?? ((value: unknown) => (value as Record<string, unknown>)[field]);
    const way: Way = { from: subgraph, only, isNode: subgraph.outputNameOf(type, field) === 'Node' };
    return (value, args, execution, info) =>
      settle(given(value, args, execution, info), (found) => this.#bring(found, way, execution, info));
  }

  /** A value, or each of a list, to its home. */
  #bring(found: unknown, way: Way, execution: Execution, info: GraphQLResolveInfo): unknown {
    if (Array.isArray(found))
      return found.map((one) => settle(one, (settled) => this.#bring(settled, way, execution, info)));
    if (typeof found !== 'object' || found === null) return found;
    const { from, only, isNode } = way;
    const type = only ?? String((found as { __typename?: unknown }).__typename);
    const home = this.#homeOf(type);
    if (home === from) return found;
    this.#abroad.set(found, from);
    const { keys, fields } = this.#ownership.get(type) as TypeOwnership;
    const key = keys.get(home.name) ?? [];
    const isHomes = (field: string) =>
      !key.includes(field) && (fields.get(field) ?? []).some(({ subgraph }) => subgraph === home.name);
    const needed = (field: string) => isHomes(field) || this.#needsHome(type, field, home);
    if (!isNode && !selectsOneOf(info, type, needed)) return found;
    return settle(home.refer(pick(found, key, type), execution.stretchOf(info)), (there) => {
      if (typeof there !== 'object' || there === null) return isNode ? null : found;
      this.#types.set(there, type);
      return there;
    });
  }

  /** A field of another subgraph that needs what home knows. */
  #needsHome(type: string, field: string, home: SubgraphFields): boolean {
    const owners = this.#ownership.get(type)?.fields.get(field) ?? [];
    return owners.some(({ subgraph, requires }) => subgraph !== home.name && requires.length > 0);
  }

  /** The subgraph that has most of a type's fields as plain properties. */
  #homeOf(type: string): SubgraphFields {
    const { keys, fields } = this.#ownership.get(type) as TypeOwnership;
    const plainIn = (subgraph: string) =>
      [...fields].filter(
        ([field, owners]) =>
          owners.some((owner) => owner.subgraph === subgraph) && !this.subgraph(subgraph).resolverOf(type, field),
      ).length;
    const [home] = [...keys.keys()].sort((one, other) => plainIn(other) - plainIn(one));
    return this.subgraph(home ?? '');
  }

  /** The entity as the owner of a field knows it; null when the holder of what the field requires does not know it. */
  #cross({ type, value, execution, info }: Crossing, { subgraph, requires }: FieldOwner, place: string): unknown {
    const stretch = execution.stretchOf(info);
    return stretch.crossOnce(value, place, () => {
      if (requires.length > 0 && this.#abroad.has(value)) return null;
      const key = this.#ownership.get(type)?.keys.get(subgraph) ?? [];
      return this.subgraph(subgraph).refer(pick(value, [...key, ...requires], type), stretch);
    });
  }
}

const ownerOf = (owners: readonly FieldOwner[], home: string | undefined): FieldOwner | undefined =>
  owners.find(({ subgraph }) => subgraph === home) ?? owners[0];

function pick(value: object, names: readonly string[], type: string) {
  const picked: Record<string, unknown> & { __typename: string } = { __typename: type };
  for (const name of names) picked[name] = (value as Record<string, unknown>)[name];
  return picked;
}

const known = new WeakMap<readonly FieldNode[], Map<string, boolean>>();

/** Whether any field that a test picks is selected below the field that is being resolved; a directive may still leave it out. */
function selectsOneOf(info: GraphQLResolveInfo, type: string, isWanted: (field: string) => boolean): boolean {
  const byType = known.get(info.fieldNodes) ?? new Map<string, boolean>();
  known.set(info.fieldNodes, byType);
  const found = byType.get(type);
  if (found !== undefined) return found;
  const selects = info.fieldNodes.some(({ selectionSet }) =>
    (selectionSet?.selections ?? []).some((one) => picks(one, info, type, isWanted)),
  );
  byType.set(type, selects);
  return selects;
}

function picks(
  node: SelectionNode,
  info: GraphQLResolveInfo,
  type: string,
  isWanted: (field: string) => boolean,
): boolean {
  if (node.kind === Kind.FIELD) return isWanted(node.name.value);
  const part = node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
  if (!part || !mayBe(info, type, part.typeCondition?.name.value)) return false;
  return part.selectionSet.selections.some((one) => picks(one, info, type, isWanted));
}

function mayBe({ schema }: GraphQLResolveInfo, type: string, condition: string | undefined): boolean {
  if (condition === undefined || condition === type) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.getPossibleTypes(named).some(({ name }) => name === type);
}
