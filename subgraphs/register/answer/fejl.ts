import { Field, ObjectType } from 'type-graphql';
import type { Problem as CommonProblem } from '../../common/errors/problem.ts';
import { exampleField, fejlFields } from '../../common/writes/fejl-fields.ts';
import type { Niveau } from '../dagtilbud/fields.ts';

/** Something wrong with a write, or worth knowing, about an object of the register. */
export interface Problem extends CommonProblem {
  /** The object that the caller has an old version of. */
  outdated?: { niveau: Niveau; nummer: string };
}

const codes = 'Stable code that programs may rely on; the query `regler` lists those of the rules.';

@ObjectType({
  simpleResolvers: true,
  description: 'Why a write is refused, or what to look at although it is not. All of a call come together.',
})
export class Fejl extends fejlFields(codes) implements Problem {
  @Field(() => String, exampleField)
  example!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The value that breaks the rule, cut short; of a possible duplicate the number of the other object.',
  })
  value?: string | null;

  /** What `current` is read by. */
  outdated?: { niveau: Niveau; nummer: string };
}
