import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/snapshot.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import type { Tilknytningsslags } from './tilknytningsslags.ts';

const optional = (description: string) => ({ nullable: true, simple: true, description });

@ObjectType({
  description:
    "A person's tie to a unit: as employee (ansat), child (barn), contact of a child (kontakt), or extern (ekstern). One type for the four: `slags` tells which, and the fields of the others are null or empty. A person may have several, at one unit and at many.",
})
export class Tilknytning {
  /** What it was read in: what it leads to is read in the same. */
  snapshot!: Snapshot;
  /** Which operation shows it, for the read log. */
  formaal!: string;
  personId!: string;
  hovedgruppeId!: string | null;
  gruppeIds!: string[];
  barnId!: string | null;

  @Field(() => ID, { simple: true, description: 'Id of the tie, a UUID. Never reused.' })
  id!: string;

  @Field(() => String, { simple: true, description: 'ansat, barn, kontakt or ekstern.' })
  slags!: Tilknytningsslags;

  @Field(() => String, {
    simple: true,
    description: 'Number of the unit: the institution number in Unilogin.',
  })
  enhedsNummer!: string;

  @Field(() => String, { simple: true, description: 'The source system that keeps it.' })
  kilde!: string;

  @Field(() => String, optional("The person's key in the source system, per unit (LocalPersonId); null of a kontakt."))
  lokalId!: string | null;

  @Field(() => LocalDate, { simple: true, description: 'First day it holds.' })
  gyldigFra!: string;

  @Field(() => LocalDate, optional('Last day it holds; null: no end is known.'))
  gyldigTil!: string | null;

  @Field(() => Boolean, {
    simple: true,
    description:
      'Called off before it began, so that it never came to be, or joined by its source with another period of the same tie (status cancelled).',
  })
  aflyst!: boolean;

  @Field(() => Int, {
    simple: true,
    description: 'Version of this object: 1 when created, one more at every change.',
  })
  version!: number;

  @Field(() => [String], {
    simple: true,
    description: "Unilogin's roles: one of a barn (Elevrolle) or ekstern (Eksternrolle), one or more of an ansat.",
  })
  roller!: string[];

  @Field(() => String, optional('Of a barn: the level; "DT" in day-care.'))
  trin!: string | null;

  @Field(() => String, optional('Of a barn: its local number (StudentNumber).'))
  elevnummer!: string | null;

  @Field(() => String, optional('Of an ansat: initials (ShortName).'))
  initialer!: string | null;

  @Field(() => String, optional('Of an ansat: job title (Occupation), as "Dagplejer".'))
  stilling!: string | null;

  @Field(() => String, optional('Of an ansat or barn: department, building or room (Location).'))
  lokation!: string | null;

  @Field(() => String, optional('Of a kontakt: Mor, Far, Andet or "Officielt tilknyttet person".'))
  relation!: string | null;

  @Field(() => Boolean, optional('Of a kontakt: whether they have custody of the child (childCustody).'))
  foraeldremyndighed!: boolean | null;

  @Field(() => Int, optional("Of a kontakt: level of access to the child's data (accessLevel)."))
  adgangsniveau!: number | null;

  @Field(() => String, optional('Of a kontakt without custody: what the access rests on.'))
  retsgrundlag!: string | null;

  @Field(() => String, optional('Of an officially attached kontakt: CVR number of the organisation.'))
  cvrNummer!: string | null;

  @Field(() => String, optional('Of an officially attached kontakt: P-number of the organisation.'))
  pNummer!: string | null;
}
