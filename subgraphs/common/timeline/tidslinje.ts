import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/date-time.ts';
import type { Tidslinje as Row } from './timeline.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A stretch of a change log in which a number means one thing. A new one begins with every database, after every restore, and when a database lost what it had committed.',
})
@Directive('@shareable')
export class Tidslinje {
  @Field(() => String, { description: 'Its id. Keep it beside the number that you have followed a log to.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it began.' })
  begunAt!: Date;

  @Field(() => String, {
    description:
      '"new": with the database. "restored": from a backup. "lost": the database came back, or a standby took over, without what was committed last. "sandbox": with the copy.',
  })
  reason!: Row['aarsag'];

  @Field(() => Int, { description: 'Numbers up to this one mean what they meant on the timeline before.' })
  keptTo!: number;

  @Field(() => Int, {
    description:
      'Its own numbers are higher than this one. Those between `keptTo` and this one may have been given and lost; they are never given again.',
  })
  startsAfter!: number;
}

export const toTidslinje = ({ id, begunAt, aarsag: reason, keptTo, startsAfter }: Row): Tidslinje => {
  return { id, begunAt, reason, keptTo, startsAfter };
};

/** What the argument `after` of a change log says of itself. */
export const afterArgument = {
  defaultValue: 0,
  description:
    'Go on after this number; 0 is the beginning. Errors: CHANGE_BEYOND_HEAD, with `extensions.head`; TIDSLINJE_OTHER.',
};

/** The same of its argument `first`. */
export const firstArgument = {
  nullable: true,
  description: 'How many at most, 0 to 1000; 100 when left out. Error: FIRST_OUT_OF_RANGE.',
};

/** The same of its argument `tidslinje`. */
export const tidslinjeArgument = {
  nullable: true,
  description:
    'The timeline that `after` is a number of, as the page before told it. Error: TIDSLINJE_OTHER, with `extensions.keptTo`, when the number does not mean the same here: what was taken in after `keptTo` is to be let go of. Without it that is seen only of numbers that were passed over.',
};

/** What the field `tidslinje` of a page says of itself. */
export const tidslinjeDescription = 'The timeline of its numbers: keep it beside `last`, and give both the next time.';

/** The same of the fields `hasMore` and `head` of a page. */
export const hasMoreDescription = 'Whether numbers above `last` are committed already.';
export const headDescription =
  'The number that the whole log has come to: of the last committed change, or the one that a new timeline begins after; 0 when nothing was written.';
