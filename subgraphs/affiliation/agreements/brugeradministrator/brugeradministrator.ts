import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { IdFilter, KodeFilter } from '../../../common/filters/filter-inputs.ts';
import { connectionOf } from '../../../common/lists/connection.ts';
import { Node } from '../../../common/node.ts';
import { addMonths } from '../../../common/parse/days.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { ExistingObjectInput } from '../../core/change/existing-object-input.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';

export enum BrugeradministratorStatus {
  PLANNED = 'PLANNED',
  ACTIVE = 'ACTIVE',
  LOCKED = 'LOCKED',
  ENDED = 'ENDED',
}

registerEnumType(BrugeradministratorStatus, {
  name: 'BrugeradministratorStatus',
  description: 'How an appointment as brugeradministrator stands on a day.',
  valuesConfig: {
    PLANNED: { description: 'It has not begun.' },
    ACTIVE: { description: 'It holds.' },
    LOCKED: { description: 'It holds, but the access closed: it was not used for 12 months (STIL, page 39649371).' },
    ENDED: { description: 'It is over.' },
  },
});

interface Dated {
  gyldigFra: string;
  gyldigTil: string | null;
  sidstAnvendt: string | null;
}

/** The day from which 12 months without use count. */
export const usedOrBegun = ({ sidstAnvendt, gyldigFra }: Pick<Dated, 'sidstAnvendt' | 'gyldigFra'>): string =>
  sidstAnvendt !== null && sidstAnvendt > gyldigFra ? sidstAnvendt : gyldigFra;

export function statusOn(dated: Dated, day: string): BrugeradministratorStatus {
  if (day < dated.gyldigFra) return BrugeradministratorStatus.PLANNED;
  if (dated.gyldigTil !== null && day > dated.gyldigTil) return BrugeradministratorStatus.ENDED;
  return addMonths(usedOrBegun(dated), 12) <= day ? BrugeradministratorStatus.LOCKED : BrugeradministratorStatus.ACTIVE;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "Somebody who administers Unilogin's users of units (STIL: Unilogin brugeradministrator). It is no right to approve data agreements.",
})
export class Brugeradministrator implements Node {
  @Field(() => ID, { description: 'Id of the appointment, a UUID.' })
  id!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => String, { description: 'The municipality: "101".' })
  kommuneKode!: string;

  @Field(() => [String], { description: 'Numbers of the units administered.' })
  enheder!: string[];

  @Field(() => LocalDate, { description: 'First day of the appointment.' })
  gyldigFra!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the appointment; null: no end is known.' })
  gyldigTil!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day the access was last used; null: not yet.' })
  sidstAnvendt!: string | null;

  @Field(() => BrugeradministratorStatus, { description: 'How it stands today.' })
  status!: BrugeradministratorStatus;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}

@InputType({ description: 'Which brugeradministratorer. All the fields given must hold.' })
export class BrugeradministratorWhere {
  @Field(() => IdFilter, { nullable: true, description: 'Id of the appointment.' })
  id?: IdFilter;

  @Field(() => IdFilter, { nullable: true, description: 'Id of the person.' })
  personId?: IdFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'The municipality, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'One of the units administered. Error: NUMMER_MALFORMED.' })
  enhed?: KodeFilter;

  @Field(() => LocalDate, { nullable: true, description: 'Appointments that hold on this day.' })
  gyldigPaa?: string;

  @Field(() => [BrugeradministratorWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: BrugeradministratorWhere[];

  @Field(() => [BrugeradministratorWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: BrugeradministratorWhere[];
}

export const BrugeradministratorConnection = connectionOf(
  Brugeradministrator,
  'Brugeradministrator',
  'brugeradministratorer',
);

@InputType({ description: 'An appointment as brugeradministrator.' })
export class AppointBrugeradministratorInput {
  @Field(() => ID, {
    description:
      'Id of the person, an employee at some unit of the municipality on the first day. Errors: OBJECT_UNKNOWN, BRUGERADMINISTRATOR_NOT_EMPLOYEE, BRUGERADMINISTRATOR_TWICE.',
  })
  personId!: string;

  @Field(() => [String], {
    description:
      'Numbers of the units to administer, 1 to 1000, not necessarily those where the person is employed. Errors: NUMMER_MALFORMED, BRUGERADMINISTRATOR_ENHED.',
  })
  enheder!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'First day; today when left out. Error: VALUE_MALFORMED.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day; no end is known when left out. Error: PERIOD_BACKWARDS.',
  })
  gyldigTil?: string | null;
}

@InputType({ description: 'The end of an appointment.' })
export class EndBrugeradministratorInput extends ExistingObjectInput {
  @Field(() => LocalDate, { description: 'Its last day. Errors: VALUE_MALFORMED, PERIOD_BACKWARDS.' })
  sidsteDag!: string;
}

@InputType({ description: 'A day on which the access was used.' })
export class RecordBrugeradministratorUseInput extends ExistingObjectInput {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day; today when left out. Errors: VALUE_MALFORMED, BRUGERADMINISTRATOR_DAY.',
  })
  dag?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a write did to an appointment as brugeradministrator.' })
export class BrugeradministratorPayload extends AffiliationOutcome {
  @Field(() => Brugeradministrator, {
    nullable: true,
    description: 'The appointment as it is now; null when the write is refused, changed nothing, or is a dry run.',
  })
  brugeradministrator!: Brugeradministrator | null;
}
