import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Dataaftale } from './dataaftale.ts';

@ObjectType({ simpleResolvers: true, description: 'What a write did to data agreements.' })
export class DataaftalePayload extends AffiliationOutcome {
  @Field(() => [Dataaftale], {
    description: 'The agreements written, as they are now; none when the write is refused or a dry run.',
  })
  dataaftaler!: Dataaftale[];
}
