import { type Connection, checkedFirst } from './connection.ts';
import { decodeCursor, encodeCursor } from './list-request.ts';

/** A row with its place in a list; places are in the order of their letters. */
export interface Placed<T> {
  place: string;
  node: T;
}

interface PageRequest {
  /** What a cursor of this list must say of itself. */
  list: string;
  first: number | null | undefined;
  after: string | null | undefined;
}

/** One page of a list that is computed and not stored. A cursor is a place, so it holds although others came or went. */
export function pageOf<T>(rows: Placed<T>[], { list, first, after }: PageRequest): Connection<T> {
  const behind = after == null ? null : decodeCursor(after, list).key;
  const sorted = [...rows].sort((a, b) => (a.place < b.place ? -1 : 1));
  const rest = behind === null ? sorted : sorted.filter(({ place }) => place > behind);
  const page = rest.slice(0, checkedFirst(first));
  const edges = page.map(({ place, node }) => ({ cursor: encodeCursor({ order: list, value: '', key: place }), node }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    totalCount: rows.length,
    pageInfo: {
      hasNextPage: rest.length > page.length,
      hasPreviousPage: behind !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
