import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Rollemapping } from './rollemapping.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to a mapping. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class RollemappingPayload extends AffiliationOutcome {
  @Field(() => Rollemapping, { nullable: true, description: 'The mapping as it is now; null when nothing was stored.' })
  rollemapping!: Rollemapping | null;
}
