import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Problem } from '../errors/refusal.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'Why a write is refused, or what to look at although it is not. All of a call come together, from whichever subgraph.',
})
@Directive('@shareable')
export class Fejl implements Problem {
  @Field(() => String, {
    description:
      'Stable code that programs may rely on; the queries `regler` and `fejlkoder` list them, `leveringskontroller` and `svarkoder` those of deliveries.',
  })
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

  @Field(() => String, {
    nullable: true,
    description:
      'For the register: the value that breaks the rule, cut short; for a possible duplicate the number of the other object. Null for the affiliation data, which never repeat a value that could be personal.',
  })
  value?: string | null;
}
