import { Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { ChangerInput } from '../../people/kilde/kept.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({
  description:
    'Changes to a tie. A field left out stays, an explicit null clears it if it may be cleared. Person, unit, kind and local id never change: end it and make another.',
})
export class UpdateTilknytningInput extends ChangerInput {
  @Field(() => LocalDate, optional('First day.'))
  gyldigFra?: string | null;

  @Field(() => LocalDate, optional('Last day; null takes an end away. Error: TILKNYTNING_ENDED.'))
  gyldigTil?: string | null;

  @Field(() => [String], optional("Unilogin's roles. Error: EMPLOYEE_ROLE."))
  roller?: string[] | null;

  @Field(() => [String], optional('Codes of further groups of the unit. Error: GRUPPE_UNKNOWN.'))
  grupper?: string[] | null;

  @Field(
    () => String,
    optional('Of a barn: code of the main group, to correct a mistake; a change in time is changeHovedgruppe.'),
  )
  hovedgruppe?: string | null;

  @Field(() => String, optional('Of a barn: the level.'))
  trin?: string | null;

  @Field(() => String, optional('Of a barn: its local number.'))
  elevnummer?: string | null;

  @Field(() => String, optional('Of an ansat: initials.'))
  initialer?: string | null;

  @Field(() => String, optional('Of an ansat: job title.'))
  stilling?: string | null;

  @Field(() => String, optional('Of an ansat or barn: department, building or room.'))
  lokation?: string | null;

  @Field(() => String, optional('Of a kontakt: Mor, Far, Andet or "Officielt tilknyttet person".'))
  relation?: string | null;

  @Field(() => Boolean, optional('Of a kontakt: custody.'))
  foraeldremyndighed?: boolean | null;

  @Field(() => Int, optional('Of a kontakt: level of access, 0 to 99.'))
  adgangsniveau?: number | null;

  @Field(() => String, optional('Of a kontakt: legal basis without custody.'))
  retsgrundlag?: string | null;

  @Field(() => String, optional('Of a kontakt: CVR number.'))
  cvrNummer?: string | null;

  @Field(() => String, optional('Of a kontakt: P-number.'))
  pNummer?: string | null;
}

@InputType({ description: 'The end of a tie.' })
export class EndTilknytningInput extends ChangerInput {
  @Field(() => LocalDate, {
    description:
      'Its last day, earlier or later than before. The contacts of a child end with it, and come back with it. Error: TILKNYTNING_ENDED.',
  })
  sidsteDag!: string;
}

@InputType({ description: 'A planned tie to call off.' })
export class CancelTilknytningInput extends ChangerInput {}

@InputType({ description: 'Puts a child into another main group from a day on.' })
export class ChangeHovedgruppeInput extends ChangerInput {
  @Field(() => String, { description: 'Code of the new main group, a Hovedgruppe of the same unit.' })
  hovedgruppe!: string;

  @Field(() => String, optional('The level there; as it was when left out.'))
  trin?: string | null;

  @Field(() => LocalDate, { description: 'First day in it. Error: TILKNYTNING_OVER.' })
  fraDag!: string;
}
