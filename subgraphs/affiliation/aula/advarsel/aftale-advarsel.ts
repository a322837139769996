import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';

@ObjectType({
  simpleResolvers: true,
  description: "Something that one of STIL's 12-month rules ends soon, or has ended.",
})
export class AftaleAdvarsel {
  @Field(() => String, {
    description: 'The rule: IMPORT_STALE, MANUAL_ATTACHMENT_STALE, ADMINISTRATOR_UNUSED or ACCESS_UNUSED.',
  })
  kode!: string;

  @Field(() => String, { description: 'What to do, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'What to do, in English.' })
  en!: string;

  @Field(() => String, { description: 'Where the rule stands.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'Number of the unit; null for an administrator.' })
  enhedsNummer!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the data agreement or appointment; null where there is none.',
  })
  objektId!: string | null;

  @Field(() => LocalDate, {
    description:
      'Day of the last delivery, attachment, use or approval, from which the 12 months count; of several the earliest.',
  })
  siden!: string;

  @Field(() => LocalDate, { description: 'The day the 12 months are over.' })
  frist!: string;

  @Field(() => Boolean, { description: 'Whether the 12 months are over.' })
  overskredet!: boolean;

  @Field(() => Int, { description: 'How many are concerned; of people never who.' })
  antal!: number;
}

@InputType({ description: 'Which warnings.' })
export class AftaleAdvarselWhere {
  @Field(() => String, { description: 'The municipality, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.' })
  kommune!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only those of this unit; all when left out or null. Error: NUMMER_MALFORMED.',
  })
  enhed?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those of this rule; all when left out or null. Error: VALUE_MALFORMED.',
  })
  kode?: string | null;
}
