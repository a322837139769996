import { GraphQLError, type GraphQLErrorOptions, type GraphQLFormattedError, type GraphQLResolveInfo } from 'graphql';

type Path = readonly (string | number)[];

/** Replaces the null that an error left in a subgraph's answer. */
export class Failure {
  readonly error: GraphQLFormattedError;
  /** The rest of the path to where the error came up, which a null further out has swallowed. */
  readonly rest: Path;
  /** How far out from there that path begins. */
  readonly #outwards: number;

  constructor(error: GraphQLFormattedError, rest: Path, outwards = 0) {
    this.error = error;
    this.rest = rest;
    this.#outwards = outwards;
  }

  /** The error where the caller asked for the value. */
  at(path: Path): GraphQLError {
    const { message, extensions } = this.error;
    return withoutStack(message, {
      path: [...path.slice(0, path.length - this.#outwards), ...this.rest],
      ...(extensions && { extensions }),
    });
  }
}

/** Without a stack: it came up in another process, so where it is made here says nothing, and thousands of stacks cost most. */
function withoutStack(message: string, options: GraphQLErrorOptions): GraphQLError {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return new GraphQLError(message, options);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Puts the errors of an answer where they left null; returns those that belong to no place. */
export function placeErrors(data: unknown, errors: readonly GraphQLFormattedError[]): GraphQLFormattedError[] {
  return errors.filter((error) => !placeError(data, error));
}

function placeError(data: unknown, error: GraphQLFormattedError): boolean {
  const path = error.path ?? [];
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (!isContainer(value)) return false;
    const next = value[key];
    if (next === null) value[key] = new Failure(error, path.slice(depth + 1));
    if (next === null) return true;
    value = next;
  }
  return false;
}

const isContainer = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Failure);

/** A value that a subgraph answered with, as a resolver returns it: a failure is thrown, one inside a list stands there. */
export function revive(value: unknown, { path }: GraphQLResolveInfo): unknown {
  if (value instanceof Failure) throw value.at(pathOf(path));
  return Array.isArray(value) ? reviveList(value, () => pathOf(path)) : value;
}

function reviveList(list: readonly unknown[], pathOfList: () => Path): readonly unknown[] {
  return list.some((item) => item instanceof Failure || Array.isArray(item))
    ? list.map((item, i) => {
        if (item instanceof Failure) return item.at([...pathOfList(), i]);
        return Array.isArray(item) ? reviveList(item, () => [...pathOfList(), i]) : item;
      })
    : list;
}

export function pathOf(path: GraphQLResolveInfo['path'] | undefined): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let place = path; place; place = place.prev) keys.unshift(place.key);
  return keys;
}
