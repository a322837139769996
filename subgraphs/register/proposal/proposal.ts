import { Field, InputType, ObjectType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/filter-inputs.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { Fejl } from '../answer/fejl.ts';
import { Proposal } from '../answer/proposal.ts';

export const ProposalConnection = connectionOf(Proposal, 'Proposal', 'proposals');

@InputType({ description: 'Which proposals. Several fields must all hold.' })
export class ProposalWhere {
  @Field(() => KodeFilter, {
    nullable: true,
    description: 'PENDING, APPROVED, REJECTED or WITHDRAWN. Error: VALUE_MALFORMED.',
  })
  status?: KodeFilter | null;

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
  description: 'What became of a proposal. Nothing did when `errors` has anything.',
})
export class ProposalPayload {
  @Field(() => Proposal, {
    nullable: true,
    description: 'The proposal as it is now; null when there is none that you may read.',
  })
  proposal!: Proposal | null;

  @Field(() => [Fejl], { description: 'Why it is refused; empty when it is not.' })
  errors!: Fejl[];

  @Field(() => Boolean, {
    description: 'True when this repeats the answer of an earlier call with the same idempotencyKey.',
  })
  replayed!: boolean;
}
