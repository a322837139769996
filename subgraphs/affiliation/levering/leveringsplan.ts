import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: "When, and on what terms, a unit's source is delivered by itself: a full document every day.",
})
export class Leveringsplan {
  @Field(() => ID, { description: 'Its id, a UUID.' })
  id!: string;

  @Field(() => Int, { description: 'Version of this object.' })
  version!: number;

  @Field(() => String, { description: 'The institution number.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The source system.' })
  kilde!: string;

  @Field(() => String, { description: 'Danish time of day, "17:00".' })
  tidspunkt!: string;

  @Field(() => Boolean, { description: 'Whether it is carried out.' })
  aktiv!: boolean;

  @Field(() => Boolean, { description: 'Whether another person than who made a delivery must approve it.' })
  fireOejne!: boolean;

  @Field(() => Int, {
    description: "The share of the unit's persons, in per cent, that a delivery may remove without a human's consent.",
  })
  fjernelsesloft!: number;
}
