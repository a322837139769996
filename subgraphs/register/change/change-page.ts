import { Field, Int, ObjectType } from 'type-graphql';
import { tidslinjeDescription } from '../../common/timeline/tidslinje.ts';
import { Change } from './change.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A stretch of the change log. Follow it with `changes(after: <last>)` until `hasMore` is false; then ask again later.',
})
export class ChangePage {
  @Field(() => [Change], { description: 'The changes that `where` lets through, in the order of commit.' })
  nodes!: Change[];

  @Field(() => Int, {
    description: 'The highest number looked at: the next `after`. It moves on also where `where` let nothing through.',
  })
  last!: number;

  @Field(() => Boolean, { description: 'Whether numbers above `last` are committed already.' })
  hasMore!: boolean;

  @Field(() => Int, {
    description:
      'The number that the whole log has come to: of the last committed change, or the one that a new timeline begins after; 0 when nothing was written.',
  })
  head!: number;

  @Field(() => String, { description: tidslinjeDescription })
  tidslinje!: string;
}
