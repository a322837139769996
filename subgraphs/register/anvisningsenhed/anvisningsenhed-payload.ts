import { Field, ObjectType } from 'type-graphql';
import { WriteOutcome } from '../change/write-payload.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one anvisningsenhed. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class AnvisningsenhedPayload extends WriteOutcome {
  @Field(() => Anvisningsenhed, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  anvisningsenhed!: Anvisningsenhed | null;
}
