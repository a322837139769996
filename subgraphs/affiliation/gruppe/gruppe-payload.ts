import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Gruppe } from './gruppe.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one group. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class GruppePayload extends AffiliationOutcome {
  @Field(() => Gruppe, { nullable: true, description: 'The group as it is now; null when nothing was stored.' })
  gruppe!: Gruppe | null;
}
