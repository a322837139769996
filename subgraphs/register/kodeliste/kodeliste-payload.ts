import { Field, Int, ObjectType } from 'type-graphql';
import { Kode } from '../../common/kode.ts';
import { Fejl } from '../change/fejl.ts';
import { FieldDiff } from '../change/object-diff.ts';
import { Kombination } from './kombination.ts';

/** What every edit of the code tables answers. */
@ObjectType({ simpleResolvers: true })
abstract class KodeEdit {
  @Field(() => [Fejl], { description: 'Why it is refused; empty when it is not.' })
  errors!: Fejl[];

  @Field(() => String, {
    description:
      'The version of all code tables after the call, as `status` has it; a dry run leaves it. Empty for a call refused as it stands (CPR_NOT_HERE).',
  })
  codeTableVersion!: string;

  @Field(() => Boolean, {
    description: 'True when this repeats the answer of an earlier call with the same idempotencyKey.',
  })
  replayed!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What an edit did to one code. Nothing is stored in a dry run.' })
export class KodePayload extends KodeEdit {
  @Field(() => Kode, { nullable: true, description: 'The code as it is to be; null when it is refused.' })
  kode!: Kode | null;

  @Field(() => [FieldDiff], { description: 'What differs from before; empty when nothing does.' })
  changes!: FieldDiff[];
}

@ObjectType({ simpleResolvers: true, description: 'What a new matrix differs in. Nothing is stored in a dry run.' })
export class KombinationerPayload extends KodeEdit {
  @Field(() => [Kombination], { description: 'Combinations that become lawful, or whose validity or source changes.' })
  added!: Kombination[];

  @Field(() => [Kombination], { description: 'Combinations as they were, that are no longer so.' })
  removed!: Kombination[];

  @Field(() => Int, {
    description:
      'How many active anvisningsenheder are lawful now and would not be: they stay, as findings, until they are changed.',
  })
  becomeUnlawful!: number;
}
