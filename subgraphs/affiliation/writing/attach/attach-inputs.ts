import { type ClassType, Directive, Field, ID, InputType, Int } from 'type-graphql';
import { mostIn } from '../../../common/most.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { GruppeInput } from '../../people/gruppe/gruppe-inputs.ts';
import { PersonInput } from '../../people/person/person-inputs.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'A period of days.' })
class PeriodInput {
  @Field(() => LocalDate, optional('First day. Left out: today for what is new; what is known keeps its own.'))
  gyldigFra?: string | null;

  @Field(() => LocalDate, optional('Last day; null: no end is known. Left out: as it was.'))
  gyldigTil?: string | null;
}

@InputType({ description: 'What a child, an employee or an extern has at a unit.' })
class AktoerInput extends PeriodInput {
  @Field(() => String, { description: 'Number of the anvisningsenhed or alternative address: "G10431".' })
  enhed!: string;

  @Field(() => String, {
    description:
      "The person's key in the source system (LocalPersonId), at most 100 bytes, never a CPR number. It is never given to another person. Error: LOCAL_ID_TAKEN.",
  })
  lokalId!: string;

  @Field(
    () => [String],
    optional('Codes of further groups of the unit. Left out: as they were; null: none. Error: GRUPPE_UNKNOWN.'),
  )
  grupper?: string[] | null;
}

@InputType({ description: 'What a contact of a child has.' })
class KontaktFieldsInput extends PeriodInput {
  @Field(() => String, { description: 'Mor, Far, Andet or "Officielt tilknyttet person".' })
  relation!: string;

  @Field(() => Boolean, { description: 'Custody of the child (childCustody).' })
  foraeldremyndighed!: boolean;

  @Field(() => Int, optional("Level of access to the child's data (accessLevel), 0 to 99."))
  adgangsniveau?: number | null;

  @Field(
    () => String,
    optional('Without custody: what the access rests on. Missing is a warning (CONTACT_LEGAL_BASIS).'),
  )
  retsgrundlag?: string | null;

  @Field(() => String, optional('Of an officially attached person: CVR number of the organisation.'))
  cvrNummer?: string | null;

  @Field(() => String, optional('Of an officially attached person: P-number.'))
  pNummer?: string | null;
}

@InputType({ description: 'A contact of a child, in the row of the child.' })
class KontaktInput extends KontaktFieldsInput {
  @Field(() => PersonInput, { description: 'The contact.' })
  person!: PersonInput;
}

@InputType({ description: 'What a child has at a unit (UNILoginImport: Student).' })
class BarnFieldsInput extends AktoerInput {
  @Field(() => String, { description: 'Barn, Elev or Studerende; Barn in day-care.' })
  rolle!: string;

  @Field(() => String, { description: 'The level (Level): "DT" in day-care.' })
  trin!: string;

  @Field(() => String, {
    description:
      'Code of the main group, a Hovedgruppe of the unit (MainGroupId). Errors: GRUPPE_UNKNOWN, GRUPPE_NOT_HOVEDGRUPPE.',
  })
  hovedgruppe!: string;

  @Field(() => String, optional('Its local number (StudentNumber), at most 26 bytes.'))
  elevnummer?: string | null;

  @Field(() => String, optional('Department, building or room (Location).'))
  lokation?: string | null;

  @Field(
    () => [KontaktInput],
    optional(
      'All contacts that the source knows: others of the source end. Left out: they stay as they are. Error: CONTACT_LIMIT.',
    ),
  )
  kontakter?: KontaktInput[] | null;
}

@InputType({ description: 'What an employee has at a unit (UNILoginImport: Employee).' })
class AnsatFieldsInput extends AktoerInput {
  @Field(
    () => [String],
    optional(
      "Of Lærer, Pædagog, Vikar, Leder, Ledelse, TAP, Konsulent. Left out: as they were; of a new tie or another job title, as with null, those of the municipality's mapping for it. Error: EMPLOYEE_ROLE.",
    ),
  )
  roller?: string[] | null;

  @Field(() => String, optional('Initials (ShortName).'))
  initialer?: string | null;

  @Field(() => String, optional('Job title (Occupation), as "Dagplejer".'))
  stilling?: string | null;

  @Field(() => String, optional('Department, building or room (Location).'))
  lokation?: string | null;
}

@InputType({ description: 'What an extern has at a unit (UNILoginImport: Extern).' })
class EksternFieldsInput extends AktoerInput {
  @Field(() => String, { description: 'Praktikant or Ekstern.' })
  rolle!: string;
}

/** The same fields, and then the person whose row it is. */
function rowOf<Fields extends ClassType<object>>(fields: Fields) {
  @InputType()
  abstract class Row extends fields {
    @Field(() => PersonInput, { description: 'Who it is.' })
    person!: PersonInput;
  }
  return Row;
}

@InputType({ description: 'A child, with its contacts.' })
class BarnRowInput extends rowOf(BarnFieldsInput) {}

@InputType({ description: 'An employee.' })
class AnsatRowInput extends rowOf(AnsatFieldsInput) {}

@InputType({ description: 'An extern.' })
class EksternRowInput extends rowOf(EksternFieldsInput) {}

@InputType({ description: 'One contact of a child, in a row of its own; the others stay as they are.' })
class KontaktRowInput extends KontaktInput {
  @Field(() => String, { description: 'Number of the unit of the child.' })
  enhed!: string;

  @Field(() => String, { description: 'Local id of the child. Error: BARN_UNKNOWN.' })
  barnLokalId!: string;
}

@InputType({
  description:
    'One row of a batch: exactly one of these. What a row leaves out stays as its source said it, null says that there is none.',
})
@Directive('@oneOf')
export class TilknytningRowInput {
  @Field(() => GruppeInput, optional('A group. Groups are put before those in them.'))
  gruppe?: GruppeInput | null;

  @Field(() => BarnRowInput, optional('A child.'))
  barn?: BarnRowInput | null;

  @Field(() => KontaktRowInput, optional('A contact of a child.'))
  kontakt?: KontaktRowInput | null;

  @Field(() => AnsatRowInput, optional('An employee.'))
  ansat?: AnsatRowInput | null;

  @Field(() => EksternRowInput, optional('An extern.'))
  ekstern?: EksternRowInput | null;
}

/** How many rows one call may hold, each contact in a row of a child counted as one. */
export const maxRows = mostIn.tilknytningRows;

@InputType({ description: 'What a source gives in one call.' })
export class ApplyTilknytningerInput {
  @Field(() => String, { description: 'The source system whose rows they are.' })
  kilde!: string;

  @Field(() => [TilknytningRowInput], {
    description: `The rows, at most ${maxRows}, each contact in a row of a child counted as one. Error: LIMIT_EXCEEDED.`,
  })
  rows!: TilknytningRowInput[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Leave out the rows that are refused, with what depends on them (a contact on the row of its child, a child on that of its group), and store the others. They are listed in `refused`.',
  })
  skipRefused!: boolean;
}

/** The same fields, and then the source and the person who is attached. */
function attachOf<Fields extends ClassType<object>>(fields: Fields) {
  @InputType()
  abstract class Attach extends fields {
    @Field(() => String, { description: 'The source system that keeps it and says this of the person.' })
    kilde!: string;

    @Field(
      () => ID,
      optional('A person that the municipality knows. Give this or `person`. Errors: PERSON_NOT_ONE, OBJECT_UNKNOWN.'),
    )
    personId?: string | null;

    @Field(
      () => PersonInput,
      optional("What the source says of the person: the municipality's own with that CPR number, or a new one."),
    )
    person?: PersonInput | null;
  }
  return Attach;
}

@InputType({ description: 'A child to a unit.' })
export class AttachBarnInput extends attachOf(BarnFieldsInput) {}

@InputType({ description: 'An employee to a unit.' })
export class AttachAnsatInput extends attachOf(AnsatFieldsInput) {}

@InputType({ description: 'An extern to a unit.' })
export class AttachEksternInput extends attachOf(EksternFieldsInput) {}

@InputType({ description: 'A contact and the child that it is of.' })
class KontaktOfBarnInput extends KontaktFieldsInput {
  @Field(() => ID, { description: "The child's tie to the unit. The contact has its period when it gives none." })
  barnTilknytningId!: string;
}

@InputType({ description: 'A contact to a child.' })
export class AttachKontaktInput extends attachOf(KontaktOfBarnInput) {}
