import { Directive, Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Severities, type Severity } from './severity.ts';

/** What all findings have in common, whoever finds them. */
@InterfaceType('Fund', {
  description:
    'Something to be looked at: a rule that a row of the register breaks, what happened to a unit under its people, what a check found before a delivery, an agreement that ends soon. One fragment on it serves all.',
})
export abstract class Fund {
  @Field(() => String, { description: 'Stable code that programs may rely on.' })
  code!: string;

  @Field(() => Severities, { description: 'How much it weighs.' })
  severity!: Severity;

  @Field(() => String, { description: 'What is to be looked at, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'What is to be looked at, in English.' })
  en!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How often one code stands in a list, over all its pages.' })
@Directive('@shareable')
export class CodeCount {
  @Field(() => String, { description: 'The code.' })
  code!: string;

  @Field(() => Int, { description: 'How many have it.' })
  count!: number;
}
