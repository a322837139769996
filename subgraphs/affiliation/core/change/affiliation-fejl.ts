import { Field, Int, ObjectType } from 'type-graphql';
import type { Problem } from '../../../common/errors/problem.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'Why a write to the affiliation data is refused, or what to look at although it is not. All of a call come together. As `Fejl` of the register, but it never repeats a value that could be personal.',
})
export class AffiliationFejl implements Problem {
  @Field(() => String, { description: 'Stable code that programs may rely on.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'What is wrong, in English.' })
  en!: string;

  @Field(() => [String], {
    description: 'Where: the way from the arguments down to the field, list positions as numbers.',
  })
  path!: string[];

  @Field(() => Boolean, { description: 'Whether the same call can succeed later.' })
  retryable!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'In how many seconds the same call may succeed (CPR_LIMIT); null where that is not known.',
  })
  retryAfter?: number;

  @Field(() => String, { nullable: true, description: 'A right value; null where there is none to show.' })
  example!: string | null;
}
