import { Field, ObjectType } from 'type-graphql';
import { WriteOutcome } from '../change/write-payload.ts';
import { AlternativAdresse } from './alternativ-adresse.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one alternativ adresse. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class AlternativAdressePayload extends WriteOutcome {
  @Field(() => AlternativAdresse, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  alternativAdresse!: AlternativAdresse | null;
}
