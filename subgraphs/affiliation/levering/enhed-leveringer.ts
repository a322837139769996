import { Arg, type ClassType, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { checkedFirst } from '../../common/lists/page-arguments.ts';
import type { AffiliationContext } from '../context.ts';
import { Levering } from './levering.ts';

/** The deliveries of a unit that may hold users: the same on both levels. */
export function enhedLeveringer(level: ClassType<{ nummer: string }>) {
  @Resolver(() => level)
  class EnhedLeveringer {
    @FieldResolver(() => [Levering], {
      nullable: true,
      description:
        'Its latest deliveries to Unilogin, the latest first; those that you may see (levering.read). Null, with an error, only while the affiliation subgraph is away.',
    })
    leveringer(
      @Root() { nummer }: { nummer: string },
      @Arg('first', () => Int, { defaultValue: 1, description: 'How many, 0 to 1000. Error: FIRST_OUT_OF_RANGE.' })
      first: number,
      @Ctx() { leveringer }: AffiliationContext,
    ): Promise<Levering[]> {
      return leveringer.ofEnhed(nummer, checkedFirst(first));
    }
  }
  return EnhedLeveringer;
}
