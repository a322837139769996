import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { ExistingObjektInput } from '../../core/change/existing-objekt-input.ts';

@InputType({ description: 'A new dagplejegruppe.' })
export class CreateDagplejegruppeInput {
  @Field(() => String, {
    description:
      'Number of the anvisningsenhed of type dagpleje (6013) that it belongs to. Errors: ENHED_UNKNOWN, ENHED_CLOSED, ENHED_NOT_DAGPLEJE.',
  })
  anvisningsenhedsNummer!: string;

  @Field(() => String, { description: 'The name, 1 to 100 characters. Error: TEXT_MALFORMED.' })
  navn!: string;

  @Field(() => String, {
    description: 'What it is formed by: legestuegruppe, geografisk or andet. Error: KODE_UNKNOWN.',
  })
  basis!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it exists; today when left out.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it exists; none is known when left out.' })
  gyldigTil?: string | null;
}

@InputType({ description: 'Changes to a dagplejegruppe. A field left out stays.' })
export class UpdateDagplejegruppeInput extends ExistingObjektInput {
  @Field(() => String, { nullable: true, description: 'The name, 1 to 100 characters. Error: TEXT_MALFORMED.' })
  navn?: string | null;

  @Field(() => String, { nullable: true, description: 'legestuegruppe, geografisk or andet. Error: KODE_UNKNOWN.' })
  basis?: string | null;
}

@InputType({ description: 'The end of a dagplejegruppe.' })
export class CloseDagplejegruppeInput extends ExistingObjektInput {
  @Field(() => LocalDate, {
    description:
      'Its last day. Refused while childminders are attached to it after that day, one error each (DAGPLEJEGRUPPE_IN_USE).',
  })
  sidsteDag!: string;
}
