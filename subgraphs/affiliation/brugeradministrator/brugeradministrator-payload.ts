import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Brugeradministrator } from './brugeradministrator.ts';

@ObjectType({ simpleResolvers: true, description: 'What a write did to an appointment as brugeradministrator.' })
export class BrugeradministratorPayload extends AffiliationOutcome {
  @Field(() => Brugeradministrator, {
    nullable: true,
    description: 'The appointment as it is now; null when the write is refused, changed nothing, or is a dry run.',
  })
  brugeradministrator!: Brugeradministrator | null;
}
