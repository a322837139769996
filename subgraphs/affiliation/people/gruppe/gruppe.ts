import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../../common/database/sql.ts';
import { IdFilter, KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { connectionOf } from '../../../common/lists/connection.ts';
import { Node } from '../../../common/node.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';

const orNull = (description: string) => ({ nullable: true, simple: true, description });

@ObjectType({
  implements: Node,
  description:
    'A group of a unit as Unilogin knows it (UNILoginImport: Group). Children have one as their main group (Hovedgruppe); staff and children may be in several others.',
})
export class Gruppe implements Node {
  /** The moment it was read for; what lies below it is read for the same. */
  snapshot!: Snapshot;

  @Field(() => ID, { simple: true, description: 'Id of the group, a UUID. Never reused.' })
  id!: string;

  @Field(() => String, {
    simple: true,
    description: 'Its code, unique within the unit (GroupId): what deliveries to Unilogin and licences name it by.',
  })
  kode!: string;

  @Field(() => String, orNull('Its name (GroupName); null when the source gives none: then the code is shown.'))
  navn!: string | null;

  @Field(() => String, {
    simple: true,
    description: 'Hovedgruppe, Årgang, Retning, Hold, SFO, Team or Andet (GroupType).',
  })
  gruppetype!: string;

  @Field(() => String, orNull('The level (GroupLevel), of a Hovedgruppe only: "DT" in day-care. Null of others.'))
  trin!: string | null;

  @Field(() => String, orNull('The track (Line). Null: nobody said it.'))
  linje!: string | null;

  @Field(() => String, { simple: true, description: 'The source system that keeps it.' })
  kilde!: string;

  @Field(() => LocalDate, { simple: true, description: 'First day the group exists.' })
  gyldigFra!: string;

  @Field(() => LocalDate, orNull('Last day the group exists; null: no end is known.'))
  gyldigTil!: string | null;

  @Field(() => Int, {
    simple: true,
    description: 'Version of this object: 1 when created, one more at every change.',
  })
  version!: number;

  @Field(() => String, {
    simple: true,
    description: 'Number of the unit it belongs to: the institution number in Unilogin.',
  })
  enhedsNummer!: string;
}

const filter = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which groups. All the fields given must hold.' })
export class GruppeWhere {
  @Field(() => IdFilter, filter('Id of the group.'))
  id?: IdFilter;

  @Field(() => TekstFilter, filter('Its code.'))
  kode?: TekstFilter;

  @Field(() => TekstFilter, filter('Its name, letter by letter.'))
  navn?: TekstFilter;

  @Field(() => KodeFilter, filter('Hovedgruppe, Årgang, Retning, Hold, SFO, Team or Andet.'))
  gruppetype?: KodeFilter;

  @Field(() => KodeFilter, filter('The level.'))
  trin?: KodeFilter;

  @Field(() => TekstFilter, filter('The source system.'))
  kilde?: TekstFilter;

  @Field(() => TekstFilter, filter('Number of the unit it belongs to. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter;

  @Field(() => KodeFilter, filter('The municipality that the unit belongs to now. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => LocalDate, filter('Groups that exist on this day.'))
  gyldigPaa?: string;

  @Field(() => [GruppeWhere], filter('All of these must hold.'))
  AND?: GruppeWhere[];

  @Field(() => [GruppeWhere], filter('At least one of these must hold; an empty list finds nothing.'))
  OR?: GruppeWhere[];
}

export const GruppeConnection = connectionOf(Gruppe, 'Gruppe', 'groups');

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one group. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class GruppePayload extends AffiliationOutcome {
  @Field(() => Gruppe, { nullable: true, description: 'The group as it is now; null when nothing was stored.' })
  gruppe!: Gruppe | null;
}
