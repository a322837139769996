import { ArgsType, type ClassType, Field, ID, Int, ObjectType } from 'type-graphql';
import { checkedFirst } from '../lists/connection.ts';
import type { Asked } from './read-stretch.ts';

/** From where on a change log is read, and how far: the same of every log. */
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
      'The timeline that `after` is a number of, as the page before gave it. Error: TIDSLINJE_OTHER, with `extensions.keptTo`, when the number does not mean the same here: what was taken in after `keptTo` is to be let go of. Without it, only numbers that were passed over show that.',
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

/** The page of a change log with such lines. `nodes` says which come, and `passed` when `last` moves on without any. */
export function changePageOf<Line extends object>(line: ClassType<Line>, nodes: string, passed: string) {
  @ObjectType({ simpleResolvers: true })
  abstract class Page {
    @Field(() => [line], { description: `The changes that ${nodes}, in the order of commit.` })
    nodes!: Line[];

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
