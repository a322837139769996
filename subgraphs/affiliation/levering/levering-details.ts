import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { LeveringStatus } from './status.ts';

@ObjectType({ simpleResolvers: true, description: 'A row that Unilogin did not load, mapped back to the person.' })
export class LeveringRow {
  @Field(() => String, { nullable: true, description: 'LocalPersonId; null where it is about the whole document.' })
  lokalId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the person; null where it is about the whole document.' })
  personId!: string | null;

  @Field(() => String, {
    description: 'CPR_CHANGED, CPR_MISSING, CPR_WRONG, ALIAS_MISSING, SOURCE_TIME_OLD or OTHER.',
  })
  kode!: string;

  @Field(() => String, { description: "Unilogin's own words, without CPR numbers." })
  tekst!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One step in the life of a delivery.' })
export class LeveringStep {
  @Field(() => String, { description: 'What it became.' })
  status!: LeveringStatus;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'By whom.' })
  actor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a delivery does to one person, against what Unilogin has by our deliveries now.',
})
export class LeveringForskel {
  @Field(() => String, { description: 'LocalPersonId.' })
  lokalId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => String, { description: 'barn, ansat or ekstern.' })
  aktoer!: string;

  @Field(() => String, { description: 'created, updated, removed or unchanged.' })
  virkning!: string;
}
