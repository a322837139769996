import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { BrugeradministratorStatus } from './brugeradministrator-status.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    "Somebody who administers Unilogin's users of units (STIL: Unilogin brugeradministrator). It is no right to approve data agreements.",
})
export class Brugeradministrator {
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
