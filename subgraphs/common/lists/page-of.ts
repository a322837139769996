import { type AskedPage, pageInfoOf } from './asked-page.ts';
import type { Connection } from './connection.ts';
import { encodeCursor, placeIn } from './list-request.ts';

/** A row with its place in a list; places are in the order of their letters. */
export interface Placed<T> {
  place: string;
  node: T;
}

/**
 * One page of a list that is computed and not stored. A cursor is a place, so it holds although others came or went.
 * `list` is what a cursor of this list says of itself.
 */
export function pageOf<T>(rows: readonly Placed<T>[], list: string, asked: AskedPage): Connection<T> {
  const from = placeIn(asked, list);
  const { size, isBackward } = asked;
  const isBeyond = ({ place }: Placed<T>) => from === null || (isBackward ? place < from : place > from);
  const beyond = rows.filter(isBeyond).sort((a, b) => (a.place < b.place ? -1 : 1));
  const page = isBackward ? beyond.slice(Math.max(beyond.length - size, 0)) : beyond.slice(0, size);
  const edges = page.map(({ place, node }) => ({ cursor: encodeCursor({ order: list, value: '', key: place }), node }));
  const beside = { isMore: beyond.length > page.length, isBehind: rows.length > beyond.length };
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    totalCount: rows.length,
    pageInfo: pageInfoOf(asked, beside, edges),
  };
}
