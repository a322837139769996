import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { Person } from './person.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one person. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class PersonPayload extends AffiliationOutcome {
  @Field(() => Person, { nullable: true, description: 'The person as they are now; null when nothing was stored.' })
  person!: Person | null;
}
