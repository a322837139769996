import { Field, ObjectType } from 'type-graphql';
import { WriteOutcome } from '../change/write-payload.ts';
import { Daginstitution } from './daginstitution.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one daginstitution. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class DaginstitutionPayload extends WriteOutcome {
  @Field(() => Daginstitution, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  daginstitution!: Daginstitution | null;
}
