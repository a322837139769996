import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { ChangerInput } from '../kilde/kept.ts';

const trin = 'The level (GroupLevel): of a Hovedgruppe, and only of that; "DT" in day-care. Error: GROUP_LEVEL_RULE.';
const gruppetype = 'Hovedgruppe, Årgang, Retning, Hold, SFO, Team or Andet (GroupType).';

@InputType({ description: 'A group of a unit, as its source gives it (UNILoginImport: Group).' })
export class GruppeInput {
  @Field(() => String, { description: 'Number of the anvisningsenhed or alternative address: "G10431".' })
  enhed!: string;

  @Field(() => String, {
    description: 'Its code (GroupId), unique within the unit, at most 100 bytes. Error: GROUP_ID_UNIQUE.',
  })
  kode!: string;

  @Field(() => String, { nullable: true, description: 'Its name (GroupName), at most 100 bytes.' })
  navn?: string | null;

  @Field(() => String, { description: gruppetype })
  gruppetype!: string;

  @Field(() => String, { nullable: true, description: trin })
  trin?: string | null;

  @Field(() => String, { nullable: true, description: 'The track (Line), at most 40 bytes.' })
  linje?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the group; today when left out.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the group; null: no end is known.' })
  gyldigTil?: string | null;
}

@InputType({ description: 'A new group.' })
export class CreateGruppeInput extends GruppeInput {
  @Field(() => String, { description: 'The source system that keeps it.' })
  kilde!: string;
}

@InputType({
  description: 'Changes to a group. A field left out stays, an explicit null clears it if it may be cleared.',
})
export class UpdateGruppeInput extends ChangerInput {
  @Field(() => String, { nullable: true, description: 'Its code (GroupId). Licences are tied to it.' })
  kode?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name (GroupName).' })
  navn?: string | null;

  @Field(() => String, { nullable: true, description: gruppetype })
  gruppetype?: string | null;

  @Field(() => String, { nullable: true, description: trin })
  trin?: string | null;

  @Field(() => String, { nullable: true, description: 'The track (Line).' })
  linje?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the group.' })
  gyldigFra?: string | null;
}

@InputType({ description: 'The end of a group.' })
export class CloseGruppeInput extends ChangerInput {
  @Field(() => LocalDate, {
    description: 'Its last day. Refused while anybody is in it after that (GRUPPE_HAS_MEMBERS).',
  })
  sidsteDag!: string;
}
