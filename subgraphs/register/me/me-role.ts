import { Field, ObjectType } from 'type-graphql';
import { roles } from '../../common/auth/roles.ts';

@ObjectType({ simpleResolvers: true, description: 'A role and what it reaches.' })
export class MeRole {
  @Field(() => String, {
    description: Object.entries(roles)
      .map(([role, meaning]) => `"${role}": ${meaning}`)
      .join(' '),
  })
  role!: string;

  @Field(() => [String], { description: 'Municipality codes, three digits, for the roles that reach as far as those.' })
  kommuner!: readonly string[];

  @Field(() => [String], { description: 'CVR numbers, for the role privat.' })
  cvrNumre!: readonly string[];

  @Field(() => [String], { description: 'Institution numbers, for the role institution.' })
  enheder!: readonly string[];
}
