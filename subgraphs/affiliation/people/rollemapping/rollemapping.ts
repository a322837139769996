import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../common/node.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { ExistingObjectInput } from '../../core/change/existing-object-input.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    "What a job title is in Unilogin's role codes (Ansatrolle). There is no code for a dagplejer, so the municipality decides; a shipped table holds until it has.",
})
export class Rollemapping implements Node {
  @Field(() => ID, {
    description:
      'Its id: a UUID, or "Rollemapping:<job title>" for a line of the shipped table, which has no `gyldigFra`.',
  })
  id!: string;

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
export class RemoveRollemappingInput extends ExistingObjectInput {
  @Field(() => LocalDate, { nullable: true, description: 'Its last day; yesterday when left out.' })
  sidsteDag?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to a mapping. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class RollemappingPayload extends AffiliationOutcome {
  @Field(() => Rollemapping, { nullable: true, description: 'The mapping as it is now; null when nothing was stored.' })
  rollemapping!: Rollemapping | null;
}
