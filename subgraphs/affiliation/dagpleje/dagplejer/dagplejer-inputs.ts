import { Field, ID, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { ExistingObjectInput } from '../../core/change/existing-object-input.ts';

const kapacitetDescription =
  'How many children at once, 1 to 5; up to 10 when another childminder of the unit has the same samarbejde on every day. More than 10 between those who share it is a warning (KAPACITET_SAMARBEJDE). Errors: KAPACITET_RANGE, KAPACITET_ALONE, KAPACITET_EXCEEDED.';
const samarbejdeDescription =
  'The name that those who work together in one place share, 1 to 100 characters. Error: TEXT_MALFORMED.';
const hovedgruppeDescription =
  'Id of the Hovedgruppe that her children are in, of the same unit. Errors: GRUPPE_UNKNOWN, GRUPPE_NOT_HOVEDGRUPPE, DAGPLEJER_GRUPPE_TAKEN.';

@InputType({ description: 'A person who becomes a childminder in a dagplejegruppe.' })
export class AttachDagplejerInput {
  @Field(() => ID, {
    description: "Id of the person, one of the municipality's own. Errors: OBJECT_UNKNOWN, DAGPLEJER_OVERLAP.",
  })
  personId!: string;

  @Field(() => ID, { description: 'Id of the dagplejegruppe. Errors: OBJECT_UNKNOWN, DAGPLEJER_OUTSIDE_GRUPPE.' })
  dagplejegruppeId!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day; today when left out. It may lie ahead.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; none is known when left out.' })
  gyldigTil?: string | null;

  @Field(() => Int, { description: kapacitetDescription })
  kapacitet!: number;

  @Field(() => String, { nullable: true, description: samarbejdeDescription })
  samarbejde?: string | null;

  @Field(() => ID, { nullable: true, description: hovedgruppeDescription })
  hovedgruppeId?: string | null;

  @Field(() => NyHovedgruppeInput, {
    nullable: true,
    description: 'A Hovedgruppe to make for her children, instead of hovedgruppeId. Error: HOVEDGRUPPE_CHOICE.',
  })
  nyHovedgruppe?: NyHovedgruppeInput | null;
}

@InputType({
  description: 'Changes to an attachment, for all its days. A field left out stays; an explicit null clears it.',
})
export class UpdateDagplejerInput extends ExistingObjectInput {
  @Field(() => LocalDate, { nullable: true, description: 'First day. Error: VALUE_MALFORMED.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: none is known. Error: VALUE_MALFORMED.' })
  gyldigTil?: string | null;

  @Field(() => Int, { nullable: true, description: kapacitetDescription })
  kapacitet?: number | null;

  @Field(() => String, { nullable: true, description: samarbejdeDescription })
  samarbejde?: string | null;

  @Field(() => ID, { nullable: true, description: hovedgruppeDescription })
  hovedgruppeId?: string | null;
}

@InputType({ description: 'The end of an attachment.' })
export class DetachDagplejerInput extends ExistingObjectInput {
  @Field(() => LocalDate, {
    description:
      'Her last day in the group. Refused while she is to have guests after it, one error each (GUESTS_IN_THE_WAY); children who stay in her main group are a warning (DAGPLEJER_LEAVES_CHILDREN).',
  })
  sidsteDag!: string;
}

@InputType({
  description:
    'An attachment that is called off before it begins. Refused while she is to have guests, one error each (GUESTS_IN_THE_WAY); children whose main group then has no childminder are a warning (DAGPLEJER_LEAVES_CHILDREN).',
})
export class CancelDagplejerInput extends ExistingObjectInput {}

@InputType({ description: 'A new Hovedgruppe (UNILoginImport: Group) for the children of a childminder.' })
export class NyHovedgruppeInput {
  @Field(() => String, {
    description: 'GroupId, unique in the unit: "dp-001". 1 to 100 characters. Error: TEXT_MALFORMED.',
  })
  kode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'GroupName, 1 to 100 characters: "Dagplejer Anna". Error: TEXT_MALFORMED.',
  })
  navn?: string | null;

  @Field(() => String, {
    description: 'The source system that keeps the group, as its children have it. Error: TEXT_MALFORMED.',
  })
  kilde!: string;
}
