import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'How large one request may be in one respect; a larger one is refused (LIMIT_EXCEEDED, DEADLINE_EXCEEDED).',
})
export class Limit {
  @Field(() => String, { description: 'What is limited, e.g. "cost".' })
  name!: string;

  @Field(() => Int, { description: 'The most that is let through.' })
  max!: number;

  @Field(() => String, { description: 'What is counted, in English.' })
  meaning!: string;
}
