import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    "What a job title is in Unilogin's role codes (Ansatrolle). There is no code for a dagplejer, so the municipality decides; a shipped table holds until it has.",
})
export class Rollemapping {
  @Field(() => ID, { nullable: true, description: 'Its id, a UUID; null for a line of the shipped table.' })
  id!: string | null;

  @Field(() => String, { description: 'The job title; compared without regard to case and accents.' })
  stilling!: string;

  @Field(() => [String], { description: 'Of Lærer, Pædagog, Vikar, Leder, Ledelse, TAP, Konsulent.' })
  roller!: string[];

  @Field(() => String, {
    description: 'Who says so: "antaget: …" for what is assumed here, else as the municipality gave it.',
  })
  kildemaerke!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it holds; null for a line of the shipped table.' })
  gyldigFra!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it holds; null: no end is known.' })
  gyldigTil!: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of this object; null for a line of the shipped table.' })
  version!: number | null;
}
