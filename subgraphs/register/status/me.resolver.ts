import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Caller } from '../../common/auth/may.ts';
import { type Role, roles } from '../../common/auth/permissions.ts';
import { vocabulary } from '../../common/vocabulary.ts';
import type { RegisterContext } from '../context.ts';

const CallerKinds = vocabulary<Caller['kind']>(
  'CallerKind',
  'The kind of caller whom the credentials of a request identify.',
  {
    anonymous: 'None were sent.',
    person: 'A person, by a bearer token.',
    system: 'A system, by a bearer token or an API key.',
  },
);

const Roles = vocabulary<Role>('Role', 'Who can hold rights here, beside the public reader that everybody is.', roles);

@ObjectType({ simpleResolvers: true, description: 'The caller whom the credentials of this request identify.' })
class Me {
  @Field(() => CallerKinds, {
    description: 'What kind of caller you are.',
  })
  kind!: Caller['kind'];

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
  @Field(() => Roles, { description: 'The role.' })
  role!: Role;

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
