import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { reachOrRefuse } from '../../common/auth/reach-or-refuse.ts';
import { and, isIn, name } from '../../common/database/sql.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { checkedFirst, PageArguments } from '../../common/lists/page-arguments.ts';
import { readPage } from '../../common/lists/read-page.ts';
import type { AffiliationContext } from '../context.ts';
import { Laeselinje } from './laeselinje.ts';
import { LaeselogWhere } from './laeselog-where.ts';
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
      'Who was shown what of whom, the newest first: for those who answer for the data of their municipalities (right laeselog.read). Error: NOT_ALLOWED.',
  })
  async laeselog(
    @Args(() => ListArguments) { where, first, after }: ListArguments,
    @Ctx() { database, caller }: AffiliationContext,
  ) {
    const { query, provider } = database;
    const { all, kommuner } = reachOrRefuse(caller, 'laeselog.read');
    return readPage<Laeselinje>(query, provider, {
      table: 'Laeselog',
      key: 'id',
      condition: and([
        ...(all ? [] : [isIn(provider, name('kommuneKode'), kommuner)]),
        laeselogCondition(provider, where),
      ]),
      order: { column: 'id', descending: true },
      first: checkedFirst(first),
      after: after ?? null,
    });
  }
}
