import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Dagplejer } from './dagplejer.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to an attachment. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class DagplejerPayload extends AffiliationOutcome {
  @Field(() => Dagplejer, {
    nullable: true,
    description:
      'The attachment as it is stored now, also when the write is refused; null when there is none that you may read.',
  })
  dagplejer!: Dagplejer | null;
}
