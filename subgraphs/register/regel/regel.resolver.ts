import { Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { Severity } from '../../common/severity.ts';
import { Severities } from '../../common/severity.ts';
import { Niveauer } from '../answer/object-diff.ts';
import type { RegisterContext } from '../context.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegelText } from './regel.ts';
import { catalogue } from './regler.ts';

@ObjectType('Regel', { simpleResolvers: true, description: 'One rule that the register holds its rows to.' })
class RegelEntry implements RegelText {
  @Field(() => String, { description: 'Stable code: what `errors`, `warnings` and `findings` name it by.' })
  code!: string;

  @Field(() => [Niveauer], {
    description: 'The levels it holds for.',
  })
  niveauer!: readonly Niveau[];

  @Field(() => String, { description: 'The field it is about; a breach names the one it was found in.' })
  field!: string;

  @Field(() => Severities, {
    description: 'How a breach is met.',
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

@ObjectType({ simpleResolvers: true, description: 'One error code that a query or a write can be refused with.' })
export class Fejlkode {
  @Field(() => String, { description: "Stable code: an error's `extensions.code`, or `code` in a write's `errors`." })
  code!: string;

  @Field(() => String, { description: 'Its text in Danish; {…} is filled in from the call.' })
  da!: string;

  @Field(() => String, { description: 'The same in English.' })
  en!: string;

  @Field(() => Boolean, { description: 'Whether the same call can succeed later.' })
  retryable!: boolean;
}

@Resolver()
export class RegelResolver {
  @Query(() => [RegelEntry], {
    description:
      'Every rule the register holds its rows to. The same rules refuse a write, answer a dry run, and make the findings of a municipality.',
  })
  regler(): RegelEntry[] {
    return [...catalogue];
  }

  @Query(() => [Fejlkode], {
    description: 'Every other code that a query or a write can be refused with: what is wrong with the call itself.',
  })
  fejlkoder(@Ctx() { errorCodes }: RegisterContext): Fejlkode[] {
    return Object.entries(errorCodes).map(([code, text]) => ({ code, ...text }));
  }
}
