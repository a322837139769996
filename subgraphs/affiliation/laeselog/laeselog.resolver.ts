import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { actorOf } from '../../common/auth/caller.ts';
import { reachOrRefuse } from '../../common/auth/may.ts';
import { and, isIn, name } from '../../common/database/sql.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { checkedFirst, PageArguments } from '../../common/lists/page-arguments.ts';
import type { AffiliationContext } from '../context.ts';
import { Laeselinje } from './laeselinje.ts';
import { LaeselogWhere } from './laeselog-where.ts';
import { searchPage } from './soegning.ts';
import { laeselogCondition } from './where-condition.ts';

const LaeselogConnection = connectionOf(Laeselinje, 'Laeselinje', 'lines of the read log');

@ArgsType()
class ListArguments extends PageArguments {
  @Field(() => LaeselogWhere, {
    nullable: true,
    description: 'Which lines; all of the own municipalities when left out.',
  })
  where?: LaeselogWhere | null;
}

@Resolver()
export class LaeselogResolver {
  @Query(() => LaeselogConnection, {
    description:
      'Who was shown what of whom, the newest first: for those who answer for the data of their municipalities (right laeselog.read). Reading it is noted in it. Error: NOT_ALLOWED.',
  })
  async laeselog(
    @Args(() => ListArguments) { where, first, after }: ListArguments,
    @Ctx() { database, caller, requestId }: AffiliationContext,
  ) {
    const { provider } = database;
    const reach = reachOrRefuse(caller, 'laeselog.read');
    const condition = and([
      ...(reach.all ? [] : [isIn(provider, name('kommuneKode'), reach.kommuner)]),
      laeselogCondition(provider, where),
    ]);
    const request = {
      table: 'Laeselog',
      key: 'id',
      condition,
      order: { column: 'id', descending: true },
      first: checkedFirst(first),
      after: after ?? null,
    };
    const looker = { actor: actorOf(caller), requestId };
    return searchPage<Laeselinje>(database, looker, request, { where, reach, formaal: 'laeselog', hvad: 'laeselog' });
  }
}
