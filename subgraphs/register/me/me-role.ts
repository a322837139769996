import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A role and what it reaches.' })
export class MeRole {
  @Field(() => String, {
    description:
      '"kommunal": municipal writer. "leverandoer": vendor by agreement. "privat": private provider, who proposes. "stil": STIL support. "kodetabel": administrator of the code tables.',
  })
  role!: string;

  @Field(() => [String], { description: 'Municipality codes, three digits, for the roles kommunal and leverandoer.' })
  kommuner!: readonly string[];

  @Field(() => [String], { description: 'CVR numbers, for the role privat.' })
  cvrNumre!: readonly string[];
}
