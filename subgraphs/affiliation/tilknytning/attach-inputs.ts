import { Field, ID, InputType } from 'type-graphql';
import { PersonInput } from '../person/person-input.ts';
import { AnsatFieldsInput, BarnFieldsInput, EksternFieldsInput, KontaktFieldsInput } from './row-inputs.ts';

const kilde = { description: 'The source system that keeps it, and whose word on the person this is.' };
const personId = {
  nullable: true,
  description: 'A person that the municipality knows. Give this or `person`. Errors: PERSON_NOT_ONE, OBJECT_UNKNOWN.',
};
const person = {
  nullable: true,
  description: "What the source says of the person: the municipality's own with that CPR number, or a new one.",
};

@InputType({ description: 'A child to a unit.' })
export class AttachBarnInput extends BarnFieldsInput {
  @Field(() => String, kilde)
  kilde!: string;

  @Field(() => ID, personId)
  personId?: string | null;

  @Field(() => PersonInput, person)
  person?: PersonInput | null;
}

@InputType({ description: 'An employee to a unit.' })
export class AttachAnsatInput extends AnsatFieldsInput {
  @Field(() => String, kilde)
  kilde!: string;

  @Field(() => ID, personId)
  personId?: string | null;

  @Field(() => PersonInput, person)
  person?: PersonInput | null;
}

@InputType({ description: 'An extern to a unit.' })
export class AttachEksternInput extends EksternFieldsInput {
  @Field(() => String, kilde)
  kilde!: string;

  @Field(() => ID, personId)
  personId?: string | null;

  @Field(() => PersonInput, person)
  person?: PersonInput | null;
}

@InputType({ description: 'A contact to a child.' })
export class AttachKontaktInput extends KontaktFieldsInput {
  @Field(() => ID, { description: "The child's tie to the unit. The contact has its period when it tells none." })
  barnTilknytningId!: string;

  @Field(() => String, kilde)
  kilde!: string;

  @Field(() => ID, personId)
  personId?: string | null;

  @Field(() => PersonInput, person)
  person?: PersonInput | null;
}
