import { Field, ObjectType } from 'type-graphql';
import type { Problem as CommonProblem } from '../../common/errors/problem.ts';
import type { Niveau } from '../dagtilbud/fields.ts';

/** Something wrong with a write, or worth knowing, about an object of the register. */
export interface Problem extends CommonProblem {
  /** The object that the caller has an old version of. */
  outdated?: { niveau: Niveau; nummer: string };
}

@ObjectType({
  simpleResolvers: true,
  description: 'Why a write is refused, or what to look at although it is not. All of a call come together.',
})
export class Fejl implements Problem {
  @Field(() => String, {
    description: 'Stable code that programs may rely on; the query `regler` lists those of the rules.',
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

  @Field(() => String, { nullable: true, description: 'A right value; null where there is none to show.' })
  example!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value that breaks the rule, cut short; of a possible duplicate the number of the other object.',
  })
  value?: string | null;

  /** What `current` is read by. */
  outdated?: { niveau: Niveau; nummer: string };
}
