import { Field, ObjectType } from 'type-graphql';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegelText, Severity } from './regel-text.ts';

@ObjectType('Regel', { simpleResolvers: true, description: 'One rule that the register holds its rows to.' })
export class RegelEntry implements RegelText {
  @Field(() => String, { description: 'Stable code: what `errors`, `warnings` and `findings` name it by.' })
  code!: string;

  @Field(() => [String], {
    description: 'The levels it holds for: daginstitution, anvisningsenhed, alternativAdresse.',
  })
  niveauer!: readonly Niveau[];

  @Field(() => String, { description: 'The field it is about; a breach names the one it was found in.' })
  field!: string;

  @Field(() => String, {
    description:
      '"refusal": a write that breaks it is refused, unless the row broke it before. "warning": told with the answer of a write. "finding": found in reports, and told too.',
  })
  severity!: Severity;

  @Field(() => String, { description: 'What is wrong when it is broken, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'The same in English.' })
  en!: string;

  @Field(() => String, { description: 'A value that keeps it, as one would type it, in no language.' })
  example!: string;

  @Field(() => Boolean, { description: 'Whether the same input can be right later.' })
  retryable!: boolean;
}
