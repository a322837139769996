import { refusal } from '../errors/refusal.ts';
import { defaultFirst, maxFirst, type PageArguments, type PageInfo } from './connection.ts';

/** Which page of a list: so many rows from one of its ends, or from a cursor on. */
export interface AskedPage {
  size: number;
  from: string | null;
  isBackward: boolean;
}

/**
 * What a call asks for. Relay's specification lets `first` stand beside `last` and discourages it; here a page goes one
 * way, so that what lies on its other side is one question.
 */
export function askedPage({ first, after, last, before }: PageArguments): AskedPage {
  if (last == null) {
    if (before != null) throw refusal('LAST_MISSING', { field: 'before', example: 'last: 100, before: "…"' });
    return { size: checkedSize('FIRST_OUT_OF_RANGE', 'first', first), from: after ?? null, isBackward: false };
  }
  if (first != null || after != null) {
    const field = first != null ? 'first' : 'after';
    throw refusal('PAGE_BOTH_WAYS', { field, example: 'last: 100, before: "…"' });
  }
  return { size: checkedSize('LAST_OUT_OF_RANGE', 'last', last), from: before ?? null, isBackward: true };
}

/** How many the caller wants, of a list that only begins at its beginning. */
export const checkedFirst = (first: number | null | undefined): number =>
  checkedSize('FIRST_OUT_OF_RANGE', 'first', first);

function checkedSize(code: 'FIRST_OUT_OF_RANGE' | 'LAST_OUT_OF_RANGE', field: string, given?: number | null): number {
  const value = given ?? defaultFirst;
  if (value < 0 || value > maxFirst)
    throw refusal(code, { field, value, min: 0, max: maxFirst, example: `${field}: 100` });
  return value;
}

/**
 * Where a page stands: `isMore` tells whether rows follow it in the direction it was read in, `isBehind` whether the
 * list has any on the side that it was read from.
 */
export const pageInfoOf = (
  { isBackward }: AskedPage,
  { isMore, isBehind }: { isMore: boolean; isBehind: boolean },
  edges: readonly { cursor: string }[],
): PageInfo => ({
  hasNextPage: isBackward ? isBehind : isMore,
  hasPreviousPage: isBackward ? isMore : isBehind,
  startCursor: edges[0]?.cursor ?? null,
  endCursor: edges.at(-1)?.cursor ?? null,
});
