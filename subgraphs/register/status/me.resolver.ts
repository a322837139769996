import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { roles } from '../../common/auth/permissions.ts';
import type { RegisterContext } from '../context.ts';

@ObjectType({ simpleResolvers: true, description: 'Who the credentials of this request speak of.' })
class Me {
  @Field(() => String, {
    description: '"anonymous": none were sent. "person" or "system": of a bearer token. API keys are systems.',
  })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The claim `sub` of the token, or "api-key:<id>"; null for the anonymous reader.',
  })
  subject!: string | null;

  @Field(() => [MeRole], { description: 'The roles beside that of public reader, which everybody has.' })
  roles!: readonly MeRole[];
}

@ObjectType({ simpleResolvers: true, description: 'A role and what it reaches.' })
class MeRole {
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

@Resolver()
export class MeResolver {
  @Query(() => Me, { description: 'Who you are to this service: for checking a token or an API key.' })
  me(@Ctx() { caller: { kind, subject, roles } }: RegisterContext): Me {
    return { kind, subject, roles };
  }
}
