import { ArgsType, type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { refusal } from '../errors/refusal.ts';
import { mostIn } from '../most.ts';

export const maxFirst = mostIn.first;
export const defaultFirst = 100;

/** `first` and `after`, the same on every list. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many at most, 0 to ${maxFirst}; ${defaultFirst} when left out. Error: FIRST_OUT_OF_RANGE.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Go on after this cursor (`endCursor` of the page before, same list, same order). A cursor is a place in the order, so it may go on under another filter. Error: CURSOR_FOREIGN.',
  })
  after?: string | null;
}

export function checkedFirst(first: number | null | undefined, fallback = defaultFirst): number {
  const value = first ?? fallback;
  if (value < 0 || value > maxFirst)
    throw refusal('FIRST_OUT_OF_RANGE', { field: 'first', value, min: 0, max: maxFirst, example: 'first: 100' });
  return value;
}

@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
@Directive('@shareable')
class PageInfo {
  @Field(() => Boolean, { description: 'Whether rows follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether rows come before this page: true when `after` was given.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row: the next `after`; null on an empty page.',
  })
  endCursor!: string | null;
}

interface Edge<T> {
  cursor: string;
  node: T;
}

export interface Connection<T> {
  nodes: T[];
  edges: Edge<T>[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** The connection type of a node type: `nodes`, `edges`, `pageInfo` and `totalCount`. */
export function connectionOf<T extends object>(node: ClassType<T>, typeName: string, listName: string) {
  @ObjectType(`${typeName}Edge`, { description: `One ${typeName} of a page and its cursor.`, simpleResolvers: true })
  class EdgeType implements Edge<T> {
    @Field(() => String, { description: 'Where this row stands in the list.' })
    cursor!: string;

    @Field(() => node, { description: 'The row.' })
    node!: T;
  }

  @ObjectType(`${typeName}Connection`, { description: `One page of ${listName}.`, simpleResolvers: true })
  class ConnectionType implements Connection<T> {
    @Field(() => [node], { description: 'The rows of this page, without cursors.' })
    nodes!: T[];

    @Field(() => [EdgeType], { description: 'The rows of this page, each with its cursor.' })
    edges!: EdgeType[];

    @Field(() => PageInfo, { description: 'Whether more follows, and from where.' })
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
