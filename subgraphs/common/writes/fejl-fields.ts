import { Field, ObjectType } from 'type-graphql';
import type { Problem } from '../errors/problem.ts';

/** What a write tells of every problem, as a class to extend: each subgraph's own type says more. `code` describes its codes. */
export function fejlFields(code: string) {
  @ObjectType({ simpleResolvers: true })
  abstract class Fields implements Omit<Problem, 'example'> {
    @Field(() => String, { description: code })
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
  }
  return Fields;
}

/** How a right value is told, where there is one to show. */
export const exampleField = { nullable: true, description: 'A right value; null where there is none to show.' };
