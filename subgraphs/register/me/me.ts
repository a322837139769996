import { Field, ObjectType } from 'type-graphql';
import { MeRole } from './me-role.ts';

@ObjectType({ simpleResolvers: true, description: 'Who the credentials of this request speak of.' })
export class Me {
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
