import { Field, InputType, ObjectType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/filter-inputs.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { filterOf, type ValueFilter } from '../../common/vocabulary.ts';
import { Payload } from '../../common/writes/payload.ts';
import { Proposal, ProposalStatus } from '../answer/proposal.ts';

export const ProposalConnection = connectionOf(Proposal, 'Proposal', 'proposals');

const ProposalStatusFilter = filterOf(ProposalStatus, 'ProposalStatus');

@InputType({ description: 'Which proposals. Several fields must all hold.' })
export class ProposalWhere {
  @Field(() => ProposalStatusFilter, {
    nullable: true,
    description: 'What has become of it.',
  })
  status?: ValueFilter<ProposalStatus> | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'One of the municipalities it touches, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter | null;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'One of the CVR numbers it touches, eight digits. Error: VALUE_MALFORMED.',
  })
  cvrNummer?: KodeFilter | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: Payload,
  description: 'What became of a proposal. Nothing did when `errors` has anything.',
})
export class ProposalPayload extends Payload {
  @Field(() => Proposal, {
    nullable: true,
    description: 'The proposal as it is now; null when there is none that you may read.',
  })
  proposal!: Proposal | null;
}
