import { Field, ObjectType } from 'type-graphql';
import { AffiliationOutcome } from '../change/write-payload.ts';
import { Dagplejegruppe } from './dagplejegruppe.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to a dagplejegruppe. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class DagplejegruppePayload extends AffiliationOutcome {
  @Field(() => Dagplejegruppe, {
    nullable: true,
    description: 'The group as it is stored now, also when the write is refused; null when there is none.',
  })
  dagplejegruppe!: Dagplejegruppe | null;
}
