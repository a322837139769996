import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { refuseNowhere } from '../../../common/auth/may.ts';
import { AsOfPageArguments } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { readBrugeradministratorer } from './brugeradministrator.reader.ts';
import { Brugeradministrator, BrugeradministratorConnection, BrugeradministratorWhere } from './brugeradministrator.ts';

@ArgsType()
class BrugeradministratorListArguments extends AsOfPageArguments {
  @Field(() => BrugeradministratorWhere, { nullable: true, description: 'Which; all that you may read when left out.' })
  where?: BrugeradministratorWhere | null;
}

@Resolver(() => Brugeradministrator)
export class BrugeradministratorResolver {
  @Query(() => BrugeradministratorConnection, {
    description: 'The brugeradministratorer of your municipalities, by first day. Error: NOT_ALLOWED.',
  })
  async brugeradministratorer(
    @Args(() => BrugeradministratorListArguments) args: BrugeradministratorListArguments,
    @Ctx() context: AffiliationContext,
  ) {
    const refused = refuseNowhere(context.caller, 'brugeradministrator.read');
    if (refused) throw refused;
    return readBrugeradministratorer(context, args);
  }
}
