import type { GraphQLResolveInfo } from 'graphql';

/** Makes what the resolvers of one subgraph share, by the subgraph's name. */
export type CreateContext = (subgraph: string) => object;

/** What one stretch of an execution shares: each subgraph's own context, and the entities that crossed. */
export class Stretch {
  readonly #create: CreateContext;
  readonly #contexts = new Map<string, object>();
  readonly #crossed = new Map<object, { where: string; there: unknown }[]>();

  constructor(create: CreateContext) {
    this.#create = create;
  }

  contextOf(subgraph: string): object {
    const known = this.#contexts.get(subgraph);
    if (known) return known;
    const made = this.#create(subgraph);
    this.#contexts.set(subgraph, made);
    return made;
  }

  /** An entity crosses once for all fields that need it there. */
  crossOnce(value: object, where: string, cross: () => unknown): unknown {
    const places = this.#crossed.get(value) ?? [];
    if (places.length === 0) this.#crossed.set(value, places);
    const known = places.find((place) => place.where === where);
    if (known) return known.there;
    const there = cross();
    places.push({ where, there });
    return there;
  }
}

/**
 * The context of one execution. The root fields of a mutation run one after the other, and each has a stretch of its
 * own: the second must not answer with what the first read, since it wrote in between.
 */
export class Execution {
  readonly #create: CreateContext;
  readonly #stretches = new Map<string, Stretch>();

  constructor(create: CreateContext) {
    this.#create = create;
  }

  stretchOf({ operation, path }: GraphQLResolveInfo): Stretch {
    return this.#stretch(operation.operation === 'mutation' ? rootKey(path) : '');
  }

  #stretch(key: string): Stretch {
    const known = this.#stretches.get(key);
    if (known) return known;
    const made = new Stretch(this.#create);
    this.#stretches.set(key, made);
    return made;
  }
}

function rootKey(path: GraphQLResolveInfo['path']): string {
  let place = path;
  while (place.prev) place = place.prev;
  return String(place.key);
}
