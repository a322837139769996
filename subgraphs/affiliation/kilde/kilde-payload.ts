import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Kilde } from './kilde.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What setKilder did. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class KilderPayload extends AffiliationOutcome {
  @Field(() => [Kilde], {
    description: "The municipality's sources as they are now, by precedence; empty when nothing was stored.",
  })
  kilder!: Kilde[];
}
