import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Opsaetning } from './opsaetning.ts';

@ObjectType({ simpleResolvers: true, description: 'What a write did to what is told of the way into AULA.' })
export class OpsaetningPayload extends AffiliationOutcome {
  @Field(() => [Opsaetning], {
    description: 'The answers written, by unit; none when the write is refused, changed nothing, or is a dry run.',
  })
  opsaetning!: Opsaetning[];
}
