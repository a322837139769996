import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/date-time.ts';
import { vocabulary } from '../vocabulary.ts';
import type { Tidslinje as Row } from './timeline.ts';

const Reasons = vocabulary<Row['aarsag']>('TidslinjeReason', 'Why a timeline began.', {
  new: 'With the database.',
  restored: 'From a backup.',
  lost: 'The database came back, or a standby took over, without what was committed last.',
  sandbox: 'With the copy that a sandbox works on.',
});

@ObjectType({
  simpleResolvers: true,
  description:
    'A stretch of a change log in which a number means one thing. A new one begins with every database, after every restore, and when a database lost what it had committed.',
})
@Directive('@shareable')
export class Tidslinje {
  @Field(() => ID, { description: 'Its id. Keep it beside the number that you have followed a log to.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it began.' })
  begunAt!: Date;

  @Field(() => Reasons, {
    description: 'Why it began.',
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
