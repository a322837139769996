import { Field, InputType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';

@InputType({ description: "What a job title is in Unilogin's role codes." })
export class SetRollemappingInput {
  @Field(() => String, { description: 'Code of the municipality: "101".' })
  kommuneKode!: string;

  @Field(() => String, { description: 'The job title; compared without regard to case and accents.' })
  stilling!: string;

  @Field(() => [String], { description: 'One or more of Lærer, Pædagog, Vikar, Leder, Ledelse, TAP, Konsulent.' })
  roller!: string[];

  @Field(() => String, { description: 'Who decided it, and where: "KL-vejledning 2026, afsnit 4".' })
  kildemaerke!: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day; today when left out. What holds then ends the day before.',
  })
  gyldigFra?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null: no end is known.' })
  gyldigTil?: string | null;
}

@InputType({ description: 'The end of a mapping.' })
export class RemoveRollemappingInput {
  @Field(() => String, { description: 'Id of the mapping.' })
  id!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Its last day; yesterday when left out.' })
  sidsteDag?: string | null;
}
