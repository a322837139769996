import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/snapshot.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';

const optional = (description: string) => ({ nullable: true, simple: true, description });

@ObjectType({
  description:
    'A group of a unit as Unilogin knows it (UNILoginImport: Group). Children have one as their main group (Hovedgruppe); staff and children may be in several others.',
})
export class Gruppe {
  /** What the group was read in: what it leads to is read in the same. */
  snapshot!: Snapshot;

  @Field(() => ID, { simple: true, description: 'Id of the group, a UUID. Never reused.' })
  id!: string;

  @Field(() => String, {
    simple: true,
    description: 'Its code, unique within the unit (GroupId): what deliveries to Unilogin and licences name it by.',
  })
  kode!: string;

  @Field(() => String, optional('Its name (GroupName); null when the source gives none: then the code is shown.'))
  navn!: string | null;

  @Field(() => String, {
    simple: true,
    description: 'Hovedgruppe, Årgang, Retning, Hold, SFO, Team or Andet (GroupType).',
  })
  gruppetype!: string;

  @Field(() => String, optional('The level (GroupLevel), of a Hovedgruppe only: "DT" in day-care.'))
  trin!: string | null;

  @Field(() => String, optional('The track (Line).'))
  linje!: string | null;

  @Field(() => String, { simple: true, description: 'The source system that keeps it.' })
  kilde!: string;

  @Field(() => LocalDate, { simple: true, description: 'First day the group exists.' })
  gyldigFra!: string;

  @Field(() => LocalDate, optional('Last day the group exists; null: no end is known.'))
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
