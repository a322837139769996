import { Field, ObjectType } from 'type-graphql';
import { Fejl } from '../answer/fejl.ts';
import { Proposal } from './proposal.ts';

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
