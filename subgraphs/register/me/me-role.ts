import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A role and what it reaches.' })
export class MeRole {
  @Field(() => String, {
    description:
      '"kommunal": municipal writer. "leverandoer": vendor by agreement. "privat": private provider, who proposes. "stil": STIL support. "kodetabel": administrator of the code tables. "institution": staff of units. "aftalegodkender": approves data agreements. "onboarding": AULA onboarding, without persons. "databeskyttelse": data protection. "navnebeskyttelse": may see the real names of protected persons.',
  })
  role!: string;

  @Field(() => [String], { description: 'Municipality codes, three digits, for the roles that reach as far as those.' })
  kommuner!: readonly string[];

  @Field(() => [String], { description: 'CVR numbers, for the role privat.' })
  cvrNumre!: readonly string[];

  @Field(() => [String], { description: 'Institution numbers, for the role institution.' })
  enheder!: readonly string[];
}
