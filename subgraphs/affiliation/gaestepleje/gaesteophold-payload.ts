import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Gaesteophold } from './gaesteophold.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to a guest stay. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class GaesteopholdPayload extends AffiliationOutcome {
  @Field(() => Gaesteophold, {
    nullable: true,
    description:
      'The stay as it is stored now, also when the write is refused; null when there is none that you may read.',
  })
  gaesteophold!: Gaesteophold | null;
}
