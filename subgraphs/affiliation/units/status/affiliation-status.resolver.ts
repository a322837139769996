import { Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { DateTime } from '../../../common/scalars/date-time.ts';
import { Tidslinje, toTidslinje } from '../../../common/timeline/tidslinje.ts';
import { present, readLogState } from '../../../common/timeline/timeline.ts';
import type { AffiliationContext } from '../../context.ts';
import { followedOf } from '../enhed/feed.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'How far the affiliation data have come, and how far they follow the register.',
})
class AffiliationStatus {
  @Field(() => Tidslinje, { description: 'The timeline of `affiliationChanges`.' })
  tidslinje!: Tidslinje;

  @Field(() => Int, {
    description: 'Number of the last committed change of the affiliation data; 0 when there is none.',
  })
  lastChange!: number;

  @Field(() => ID, {
    nullable: true,
    description: "The register's timeline that is followed; null when the register was never heard.",
  })
  registerTidslinje!: string | null;

  @Field(() => Int, { description: "The register's change up to which its units are known here." })
  registerChange!: number;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when the register is not followed, because it is another, or older, than what was followed; its units are as they were then, until an operator lets it be followed (npm run refollow). Null while it is followed.',
  })
  registerOtherSince!: Date | null;
}

@Resolver()
export class AffiliationStatusResolver {
  @Query(() => AffiliationStatus, {
    description: 'The timeline and the last change of the affiliation data, and whether the register is followed.',
  })
  async affiliationStatus(@Ctx() { database }: AffiliationContext): Promise<AffiliationStatus> {
    const { after, tidslinje, stoppet } = await followedOf(database);
    const state = await readLogState(database.query);
    return {
      tidslinje: toTidslinje(present(state)),
      lastChange: state.head,
      registerTidslinje: tidslinje,
      registerChange: after,
      registerOtherSince: stoppet,
    };
  }
}
