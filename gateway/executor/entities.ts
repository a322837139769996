import type { GraphQLResolveInfo } from 'graphql';
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

/** The other subgraph does not know the entity. */
const unknown = Symbol('unknown');

/** Lets entities cross from the subgraph that made a value to the one that owns a field of it. */
export class Entities {
  readonly #ownership: ReadonlyMap<string, TypeOwnership>;
  readonly #subgraphs: ReadonlyMap<string, SubgraphFields>;
  /** Which subgraph made a value. */
  readonly #makers = new WeakMap<object, SubgraphFields>();

  constructor(ownership: ReadonlyMap<string, TypeOwnership>, subgraphs: readonly SubgraphParts[]) {
    this.#ownership = ownership;
    this.#subgraphs = new Map(subgraphs.map((parts) => [parts.name, this.#fieldsOf(parts)]));
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

  /** Resolves a field in the subgraph that made the value if that owns it, else in the first that does. */
  resolverOf(type: string, field: string, owners: readonly FieldOwner[]): Resolve {
    const resolvers = new Map(
      owners.map((owner) => [this.subgraph(owner.subgraph), this.#resolver(type, field, owner)]),
    );
    const needsNothing = new Set(
      owners.filter(({ requires: { length } }) => length === 0).map(({ subgraph }) => subgraph),
    );
    const [first] = owners;
    if (!first) throw new Error(`nobody owns ${type}.${field}`);
    return (value, given, execution, info) => {
      const crossing = { type, value: value as object, execution, info };
      const maker = this.#makerOf(crossing);
      if (needsNothing.has(maker.name)) return resolvers.get(maker)?.(value, given, execution, info);
      return settle(this.#cross(crossing, first), (there) =>
        there == null ? null : resolvers.get(this.subgraph(first.subgraph))?.(there, given, execution, info),
      );
    };
  }

  #fieldsOf(parts: SubgraphParts): SubgraphFields {
    const fields: SubgraphFields = new SubgraphFields(
      parts,
      (type) => this.isShared(type),
      (value) => this.#makers.set(value, fields),
    );
    return fields;
  }

  #resolver(type: string, field: string, { subgraph }: FieldOwner): Resolve {
    const found = this.subgraph(subgraph).resolverOf(type, field);
    return found ?? ((value) => (value as Record<string, unknown>)[field]);
  }

  #makerOf({ type, value }: Crossing): SubgraphFields {
    const maker = this.#makers.get(value);
    if (!maker) throw new Error(`it is not known which subgraph made this ${type}`);
    return maker;
  }

  /** The entity as `to` knows it; null when that, or who holds what it requires, does not know it. */
  #cross(crossing: Crossing, { subgraph, requires }: FieldOwner): unknown {
    const { type, value, execution, info } = crossing;
    const stretch = execution.stretchOf(info);
    return stretch.crossOnce(value, `${subgraph} ${requires.join(' ')}`, () => {
      const key = this.#ownership.get(type)?.keys.get(subgraph) ?? [];
      const names = [...key, ...requires];
      const values = names.map((name) => this.#read(crossing, name));
      return settle(values.some((one) => one instanceof Promise) ? Promise.all(values) : values, (read) => {
        const parts = read as unknown[];
        if (parts.includes(unknown)) return null;
        const fields = Object.fromEntries(names.map((name, i) => [name, parts[i]]));
        return this.subgraph(subgraph).refer({ ...fields, __typename: type }, stretch);
      });
    });
  }

  /** A field of a key or a requirement, from where it is owned. */
  #read(crossing: Crossing, field: string): unknown {
    const { type, value, execution, info } = crossing;
    const owners = this.#ownership.get(type)?.fields.get(field) ?? [];
    const maker = this.#makerOf(crossing);
    if (owners.some(({ subgraph }) => subgraph === maker.name)) return maker.read(type, field, value, execution, info);
    const [owner] = owners;
    if (!owner || owner.requires.length > 0) throw new Error(`${type}.${field} cannot be handed on`);
    return settle(this.#cross(crossing, owner), (there) =>
      there == null ? unknown : this.subgraph(owner.subgraph).read(type, field, there as object, execution, info),
    );
  }
}
