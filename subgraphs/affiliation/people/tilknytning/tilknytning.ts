import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../../common/database/sql.ts';
import { IdFilter, KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { connectionOf, PageArguments } from '../../../common/lists/connection.ts';
import { Node } from '../../../common/node.ts';
import { DateTime, LocalDate } from '../../../common/scalars/date-time.ts';
import { asOfChangeField, asOfField } from '../../../common/timeline/as-of.ts';
import { filterOf, type ValueFilter, vocabulary } from '../../../common/vocabulary.ts';
import { paaDagDescription } from '../../core/periode/periode.ts';
import { formaalDescription } from '../../laeselog/formaal.ts';

/** What a person can be to a unit (STIL's four actors: Ansat person, Elev, Kontaktperson, Ikke-ansat/ekstern; V5). */
export const aktoertyper = ['ansat', 'barn', 'kontakt', 'ekstern'] as const;
export type Aktoertype = (typeof aktoertyper)[number];

/** How a tie stands on a day: not begun, held, over, or called off (it never came to be, or is one with another). */
export const tilknytningStatuses = ['planned', 'active', 'ended', 'cancelled'] as const;
export type TilknytningStatus = (typeof tilknytningStatuses)[number];

export const Aktoertyper = vocabulary<Aktoertype>('Aktoertype', "What a person is to a unit: STIL's four actors.", {
  ansat: 'An employee (Employee).',
  barn: 'A child (Student).',
  kontakt: 'A contact of a child (ContactPerson).',
  ekstern: 'Somebody who is neither employed nor a child (Extern).',
});

export const TilknytningStatuses = vocabulary<TilknytningStatus>('TilknytningStatus', 'How a tie stands on a day.', {
  planned: 'It has not begun.',
  active: 'It holds.',
  ended: 'It is over.',
  cancelled: 'It was called off, so that it never came to be, or joined with another period of the same tie.',
});

interface Dated {
  gyldigFra: string;
  gyldigTil: string | null;
  aflyst: boolean;
}

export function statusOn({ gyldigFra, gyldigTil, aflyst }: Dated, day: string): TilknytningStatus {
  if (aflyst) return 'cancelled';
  if (gyldigFra > day) return 'planned';
  return gyldigTil !== null && gyldigTil < day ? 'ended' : 'active';
}

const optional = (description: string) => ({ nullable: true, simple: true, description });

@ObjectType({
  implements: Node,
  description:
    "A person's tie to a unit: as employee (ansat), child (barn), contact of a child (kontakt), or extern (ekstern). One type for the four: `aktoertype` tells which, and the fields of the others are null or empty. A person may have several, at one unit and at many.",
})
export class Tilknytning implements Node {
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

  @Field(() => Aktoertyper, { simple: true, description: 'What the person is to the unit.' })
  aktoertype!: Aktoertype;

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

  @Field(
    () => String,
    optional('Of a barn: the level; "DT" in day-care. Null for others, and where no source gave it.'),
  )
  trin!: string | null;

  @Field(
    () => String,
    optional('Of a barn: its local number (StudentNumber). Null for others, and where no source gave it.'),
  )
  elevnummer!: string | null;

  @Field(() => String, optional('Of an ansat: initials (ShortName). Null for others, and where no source gave it.'))
  initialer!: string | null;

  @Field(
    () => String,
    optional('Of an ansat: job title (Occupation), as "Dagplejer". Null for others, and where no source gave it.'),
  )
  stilling!: string | null;

  @Field(
    () => String,
    optional(
      'Of an ansat or barn: department, building or room (Location). Null for others, and where no source gave it.',
    ),
  )
  lokation!: string | null;

  @Field(
    () => String,
    optional(
      'Of a kontakt: Mor, Far, Andet or "Officielt tilknyttet person". Null for others, and where no source gave it.',
    ),
  )
  relation!: string | null;

  @Field(
    () => Boolean,
    optional(
      'Of a kontakt: whether they have custody of the child (childCustody). Null for others, and where no source gave it.',
    ),
  )
  foraeldremyndighed!: boolean | null;

  @Field(
    () => Int,
    optional(
      "Of a kontakt: level of access to the child's data (accessLevel). Null for others, and where no source gave it.",
    ),
  )
  adgangsniveau!: number | null;

  @Field(
    () => String,
    optional('Of a kontakt without custody: what the access rests on. Null for others, and where no source gave it.'),
  )
  retsgrundlag!: string | null;

  @Field(
    () => String,
    optional(
      'Of an officially attached kontakt: CVR number of the organisation. Null for others, and where no source gave it.',
    ),
  )
  cvrNummer!: string | null;

  @Field(
    () => String,
    optional(
      'Of an officially attached kontakt: P-number of the organisation. Null for others, and where no source gave it.',
    ),
  )
  pNummer!: string | null;
}

export const TilknytningConnection = connectionOf(Tilknytning, 'Tilknytning', 'ties');

const filter = (description: string) => ({ nullable: true, description });

const AktoertypeFilter = filterOf(Aktoertyper, 'Aktoertype');

const TilknytningStatusFilter = filterOf(TilknytningStatuses, 'TilknytningStatus');

@InputType({ description: 'Which ties. All the fields given must hold.' })
export class TilknytningWhere {
  @Field(() => IdFilter, filter('Id of the tie.'))
  id?: IdFilter;

  @Field(() => AktoertypeFilter, filter('ansat, barn, kontakt or ekstern.'))
  aktoertype?: ValueFilter<Aktoertype>;

  @Field(
    () => TilknytningStatusFilter,
    filter('On the day `paaDag`: planned, active, ended or cancelled. Left out: active ones.'),
  )
  status?: ValueFilter<TilknytningStatus>;

  @Field(() => IdFilter, filter('Id of the main group, or of a further group.'))
  gruppe?: IdFilter;

  @Field(() => TekstFilter, filter('The source system.'))
  kilde?: TekstFilter;

  @Field(() => TekstFilter, filter("The person's key in the source system."))
  lokalId?: TekstFilter;

  @Field(() => TekstFilter, filter('Number of the unit. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter;

  @Field(() => KodeFilter, filter('The municipality that the unit belongs to now. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => IdFilter, filter('Id of the person.'))
  person?: IdFilter;

  @Field(() => [TilknytningWhere], filter('All of these must hold.'))
  AND?: TilknytningWhere[];

  @Field(() => [TilknytningWhere], filter('At least one of these must hold; an empty list finds nothing.'))
  OR?: TilknytningWhere[];
}

/** A paged list of ties inside another object. */
@ArgsType()
export class TilknytningArguments extends PageArguments {
  @Field(() => TilknytningWhere, {
    nullable: true,
    description: 'Which ties. Those active on `paaDag`, unless it says which status.',
  })
  where?: TilknytningWhere | null;

  @Field(() => LocalDate, { nullable: true, description: paaDagDescription })
  paaDag?: string | null;

  @Field(() => String, { nullable: true, description: formaalDescription })
  formaal?: string | null;
}

/** The same on a root query, which also chooses the moment. */
@ArgsType()
export class RootTilknytningArguments extends TilknytningArguments {
  @Field(() => DateTime, asOfField)
  asOf?: string | null;

  @Field(() => Int, asOfChangeField)
  asOfChange?: number | null;
}
