import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { actorOf, reachOrRefuse } from '../../common/auth/may.ts';
import { and, byteOrder, isIn, name, type Provider, raw, type Sql, sql } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { exactField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../common/filters/where.ts';
import { checkedFirst, connectionOf, PageArguments } from '../../common/lists/connection.ts';
import { oneOf, parseText } from '../../common/parse/text.ts';
import { parseMoment } from '../../common/scalars/date-time.ts';
import { idsFrom } from '../../common/time-ordered-id.ts';
import type { AffiliationContext } from '../context.ts';
import { parseKommunekode } from '../units/enhed/enhed-reach.ts';
import { Laeselinje, LaeselogWhere } from './laeselog.ts';
import { searchPage } from './search-line.ts';
import { readLogKinds } from './show.ts';

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

function laeselogCondition(provider: Provider, where: Where | null | undefined): Sql {
  // Ids sort by time, and are what the list is read along.
  const beside = (sign: '>=' | '<') => (moment: string | null, field: string) => {
    if (moment === null)
      throw refusal('VALUE_MALFORMED', { field, value: null, expected: 'a moment', forventet: 'et tidspunkt' });
    return sql`${byteOrder(provider, name('id'))} ${raw(sign)} ${idsFrom(parseMoment(moment, field))}`;
  };
  return compileWhere(where, {
    slags: kodeField(provider, 'slags', oneOf(readLogKinds)),
    person: kodeField(provider, 'personId'),
    kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
    actor: exactField(provider, 'actor', parseText, parseText),
    fra: beside('>='),
    til: beside('<'),
  });
}
