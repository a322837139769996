import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { ExistingObjektInput } from '../../core/change/existing-objekt-input.ts';

@InputType({ description: 'A stay of a child with another childminder.' })
export class CreateGaesteopholdInput {
  @Field(() => ID, {
    description:
      "Id of the child's person. Errors: OBJECT_UNKNOWN, GUEST_NOT_IN_DAGPLEJE, GUEST_OVERLAP, GUEST_OF_OWN_DAGPLEJER.",
  })
  barnId!: string;

  @Field(() => ID, {
    description:
      "Id of the host's attachment as a childminder. Errors: OBJECT_UNKNOWN, GUEST_HOST_NOT_ACTIVE, KAPACITET_EXCEEDED.",
  })
  vaertDagplejerId!: string;

  @Field(() => LocalDate, { description: 'First day. Error: VALUE_MALFORMED.' })
  gyldigFra!: string;

  @Field(() => LocalDate, { description: 'Last day. Errors: VALUE_MALFORMED, PERIOD_BACKWARDS.' })
  gyldigTil!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, at most 500 characters: "Ferie". It may be personal: no diff and no log shows it, and the stay only to who may see the child. Error: TEXT_MALFORMED.',
  })
  aarsag?: string | null;
}

@InputType({ description: 'A guest stay that is called off before it begins.' })
export class CancelGaesteopholdInput extends ExistingObjektInput {}

@InputType({ description: 'A guest stay that ends earlier.' })
export class EndGaesteopholdInput extends ExistingObjektInput {
  @Field(() => LocalDate, {
    description:
      'Its last day, no later than before. Errors: VALUE_MALFORMED, GUEST_STAY_LONGER, PERIOD_BACKWARDS, and KAPACITET_EXCEEDED when the place of the child is taken.',
  })
  sidsteDag!: string;
}
