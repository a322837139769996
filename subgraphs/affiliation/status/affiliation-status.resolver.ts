import { Ctx, Query, Resolver } from 'type-graphql';
import { toTidslinje } from '../../common/timeline/tidslinje.ts';
import { present, readLogState } from '../../common/timeline/timeline.ts';
import type { AffiliationContext } from '../context.ts';
import { followedOf } from '../enhed/take-in.ts';
import { AffiliationStatus } from './affiliation-status.ts';

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
