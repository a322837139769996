import { ArgsType, type ClassType, Field, ID, Int, ObjectType } from 'type-graphql';
import { checkedFirst, type Edge, edgeOf, PageInfo } from '../lists/connection.ts';
import type { Asked, Stretch } from './read-stretch.ts';

/** From where a change log is read, and how far: the same for every log. */
@ArgsType()
export class StretchArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'How many at most, 0 to 1000; 100 when left out. Error: FIRST_OUT_OF_RANGE.',
  })
  first?: number | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The timeline that `after` is a number of, as the page before gave it. Error: TIDSLINJE_OTHER, with `extensions.keptTo`, when the number does not mean the same here: drop what you took in after `keptTo`. Without this argument, only numbers that were passed over show that.',
  })
  tidslinje?: string | null;

  @Field(() => Int, {
    defaultValue: 0,
    description:
      'Go on after this number; 0 is the beginning. Errors: CHANGE_BEYOND_HEAD, with `extensions.head`; TIDSLINJE_OTHER.',
  })
  after!: number;
}

/** What a call with these arguments asks for. */
export const askedBy = ({ after, tidslinje = null, first }: StretchArguments): Asked => ({
  after: Math.max(after, 0),
  tidslinje,
  first: checkedFirst(first),
});

/** A page of a log as it is shown, each line with its number as its cursor. */
export function changePage<Line extends { changeNumber: number }>(
  nodes: Line[],
  { rows: _rows, ...place }: Stretch<unknown>,
  { after }: StretchArguments,
) {
  const edges = nodes.map((node) => ({ cursor: String(node.changeNumber), node }));
  const pageInfo = {
    hasNextPage: place.hasMore,
    hasPreviousPage: after > 0,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: String(place.last),
  };
  return { ...place, nodes, edges, pageInfo };
}

/**
 * The page of a change log with such lines. `nodes` says which come, and `passed` when `last` moves on without any. A log
 * is followed by its numbers, which never change: so `after` is a number, and there is no way back.
 */
export function changePageOf<Line extends object>(
  line: ClassType<Line>,
  typeName: string,
  nodes: string,
  passed: string,
) {
  const EdgeType = edgeOf(line, typeName);

  @ObjectType({ simpleResolvers: true })
  abstract class Page {
    @Field(() => [line], { description: `The changes that ${nodes}, in the order of commit.` })
    nodes!: Line[];

    @Field(() => [EdgeType], { description: 'The same, each with its number as its cursor.' })
    edges!: Edge<Line>[];

    @Field(() => PageInfo, {
      description:
        'As in every list: `hasNextPage` is `hasMore`, `endCursor` is `last` as a text, and `hasPreviousPage` is whether `after` was above 0.',
    })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: `The highest number looked at: the next \`after\`. It moves on also where ${passed}.`,
    })
    last!: number;

    @Field(() => Boolean, { description: 'Whether numbers above `last` are committed already.' })
    hasMore!: boolean;

    @Field(() => Int, {
      description:
        'The number that the whole log has come to: of the last committed change, or the one that a new timeline begins after; 0 when nothing was written.',
    })
    head!: number;

    @Field(() => ID, {
      description: 'The timeline of its numbers: keep it beside `last`, and give both the next time.',
    })
    tidslinje!: string;
  }
  return Page;
}
