import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { Person } from './person.ts';

@ObjectType({ simpleResolvers: true, description: 'What came of erasing a person.' })
export class ErasePersonPayload extends AffiliationOutcome {
  @Field(() => Person, { nullable: true, description: 'What is left of the person; null when nothing was stored.' })
  person!: Person | null;
}
