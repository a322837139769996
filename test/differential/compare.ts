import type { GraphQLFormattedError } from 'graphql';

export interface Answer {
  data?: unknown;
  errors?: GraphQLFormattedError[];
  extensions?: unknown;
}

/**
 * An answer as text, in which two right answers are alike. What may differ, and is made alike:
 * - moments since the comparison began (when a dry run was made), and the ids that it gives what it would make: random
 *   UUIDs, as no stored one is, or such as begin with the moment; also inside cursors;
 * - what an exported person's document says of the read log, which reading adds to;
 * - the order of errors: GraphQL does not lay it down, and it follows which field was ready first;
 * - which and how many errors are told of below a null that swallowed them: once one is known, the fields beside it need
 *   not be gone on with (GraphQL, section 6.4.4). That there is one, and whether any is a failure of ours, is compared;
 * - where so many errors are told that the rest is left out, which ones they are.
 */
export function canonical({ data, errors, ...more }: Answer, began: string): string {
  const told = errors && comparable(errors, data);
  const text = JSON.stringify({ data, errors: told && (told.length < 50 ? told : 'many'), ...more }, null, 1);
  return text
    .replace(/\\"laeselog\\": \[[^\]]*\]/g, 'LOG')
    .replace(/(?<=")WyJ[\w-]+(?=")/g, (cursor) => Buffer.from(cursor, 'base64url').toString())
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/g, (moment) => (moment >= began ? 'NOW' : moment))
    .replace(/\b[\da-f]{8}-[\da-f]{4}-[47][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}\b/g, (id) =>
      isNew(id, began) ? 'NEW' : id,
    );
}

/** A random UUID, or one that begins with a moment (RFC 9562, version 7) since then. */
const isNew = (id: string, began: string): boolean =>
  id[14] === '4' || Number.parseInt(id.replace('-', '').slice(0, 12), 16) >= Date.parse(began);

/** Each error once, and those below one null as one. */
function comparable(errors: readonly GraphQLFormattedError[], data: unknown): string[] {
  const told = new Set<string>();
  const swallowed = new Map<string, boolean>();
  for (const { message, path, extensions } of errors) {
    const at = path && data !== undefined && outerNull(data, path);
    // Without its place in the query's text, which one executor knows only.
    if (!at) told.add(JSON.stringify({ message, path, extensions }));
    else swallowed.set(String(at), swallowed.get(String(at)) || extensions?.code === 'INTERNAL_SERVER_ERROR');
  }
  for (const [at, isFailure] of swallowed) told.add(JSON.stringify({ swallowedAt: at, isFailure }));
  return [...told].sort();
}

/** The way to the null that took the place of a value around an error's own. */
function outerNull(data: unknown, path: readonly (string | number)[]): readonly (string | number)[] | undefined {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (value === null) return path.slice(0, depth);
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return undefined;
}
