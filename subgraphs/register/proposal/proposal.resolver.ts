import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { and } from '../../common/database/sql.ts';
import { askedPage, mapConnection, PageArguments } from '../../common/lists/connection.ts';
import { readPage } from '../../common/lists/read-page.ts';
import { Proposal } from '../answer/proposal.ts';
import type { RegisterContext } from '../context.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import { proposalCondition, readProposal, refuseReading, toProposal, visibleTo } from './proposal.reader.ts';
import { ProposalConnection, ProposalWhere } from './proposal.ts';

@ArgsType()
class ProposalListArguments extends PageArguments {
  @Field(() => ProposalWhere, { nullable: true, description: 'Which proposals; all that you may read when left out.' })
  where?: ProposalWhere | null;
}

@Resolver()
export class ProposalResolver {
  @Query(() => Proposal, {
    nullable: true,
    description:
      'One proposal; null when there is none that you may read. A private provider reads those of its own CVR numbers, a municipality its own, STIL support all; anyone else gets the error NOT_ALLOWED.',
  })
  proposal(
    @Arg('id', () => ID, { description: 'The `id` of a Proposal.' }) id: string,
    @Ctx() context: RegisterContext,
  ): Promise<Proposal | null> {
    const refused = refuseReading(context.caller);
    if (refused) throw refused;
    return readProposal(context, id);
  }

  @Query(() => ProposalConnection, {
    description: 'The proposals that you may read (see `proposal`), newest first. Error: NOT_ALLOWED.',
  })
  async proposals(
    @Args(() => ProposalListArguments) { where, ...paging }: ProposalListArguments,
    @Ctx() { database, kodebog, caller }: RegisterContext,
  ) {
    const refused = refuseReading(caller);
    if (refused) throw refused;
    const { query, provider } = database;
    const page = await readPage<Row>(query, provider, {
      table: 'Proposal',
      key: 'id',
      condition: and([visibleTo(caller, provider), proposalCondition(where, provider, kodebog)]),
      order: { column: 'createdAt', descending: true },
      page: askedPage(paging),
    });
    return mapConnection(page, (row) => toProposal(row, caller));
  }
}
