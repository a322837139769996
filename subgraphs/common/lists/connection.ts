import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { refusal } from '../errors/refusal.ts';
import { mostIn } from '../most.ts';

export const maxFirst = mostIn.first;
export const defaultFirst = 100;

/** Forwards by `first` and `after`, backwards by `last` and `before`: the same on every list (Relay's cursor connections). */
@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many at most from the beginning, or after \`after\`: 0 to ${maxFirst}; ${defaultFirst} when neither this nor \`last\` is given. Error: FIRST_OUT_OF_RANGE.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Go on after this cursor (`endCursor` of the page before, same list, same order). A cursor is a place in the order, so it may go on under another filter. Error: CURSOR_FOREIGN.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many at most from the end, or before \`before\`: 0 to ${maxFirst}. The rows come in the order of the list all the same. Errors: LAST_OUT_OF_RANGE; PAGE_BOTH_WAYS beside \`first\` or \`after\`.`,
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Go back from this cursor (`startCursor` of the page behind). It takes `last`. Errors: CURSOR_FOREIGN, LAST_MISSING.',
  })
  before?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list has rows behind this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the list has rows before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first row: the `before` of the page before; null on an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row: the next `after`; null on an empty page.',
  })
  endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  nodes: T[];
  edges: Edge<T>[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** The edge type of a node type: a row and its cursor. */
export function edgeOf<T extends object>(node: ClassType<T>, typeName: string) {
  @ObjectType(`${typeName}Edge`, { description: `One ${typeName} of a page and its cursor.`, simpleResolvers: true })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'Where this row stands in the list.' })
    cursor!: string;

    @Field(() => node, { description: 'The row.' })
    node!: T;
  }
  return EdgeType;
}

/** The connection type of a node type: `nodes`, `edges`, `pageInfo` and `totalCount`. */
export function connectionOf<T extends object>(node: ClassType<T>, typeName: string, listName: string) {
  const EdgeType = edgeOf(node, typeName);

  @ObjectType(`${typeName}Connection`, { description: `One page of ${listName}.`, simpleResolvers: true })
  class ConnectionType implements Connection<T> {
    @Field(() => [node], { description: 'The rows of this page, without cursors.' })
    nodes!: T[];

    @Field(() => [EdgeType], { description: 'The rows of this page, each with its cursor.' })
    edges!: Edge<T>[];

    @Field(() => PageInfo, { description: 'Whether there is more on either side, and from where.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many rows the list has in all, over every page.' })
    totalCount!: number;
  }
  return ConnectionType;
}

/** The same page with each row made into what the schema shows. */
export function mapConnection<Row, Node>(
  page: Connection<Row>,
  toNode: (row: Row, place: number) => Node,
): Connection<Node> {
  const nodes = page.nodes.map(toNode);
  return { ...page, nodes, edges: page.edges.map((edge, i) => ({ cursor: edge.cursor, node: nodes[i] as Node })) };
}

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
