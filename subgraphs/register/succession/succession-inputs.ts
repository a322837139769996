import { Field, Float, InputType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/date-time.ts';
import { CreateAnvisningsenhedInput } from '../dagtilbud/anvisningsenhed-inputs.ts';
import { CreateDaginstitutionInput } from '../dagtilbud/daginstitution-inputs.ts';
import { ExistingInput } from '../dagtilbud/place-inputs.ts';

const optional = (description: string) => ({ nullable: true, description });

/** What a merge or a split says beside its objects. */
@InputType()
export abstract class SuccessionInput {
  @Field(
    () => LocalDate,
    optional(
      'The day it holds from: today, as when it is left out, since the change is made at once. Error: SUCCESSION_NOT_TODAY.',
    ),
  )
  dag?: string | null;

  @Field(() => String, optional('Why, for those who look the number up later; at most 500 characters.'))
  reason?: string | null;
}

@InputType({ description: 'Daginstitutioner, or anvisningsenheder, that are joined to one of their level.' })
export class MergeDagtilbudInput extends SuccessionInput {
  @Field(() => [ExistingInput], { description: 'Those that end. They are closed, and what they have moves along.' })
  from!: ExistingInput[];

  @Field(() => ExistingInput, { description: 'The one that goes on, of the same level and municipality.' })
  into!: ExistingInput;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True: what hangs on the anvisningsenheder that end follows them in the affiliation data, within seconds: the ties of people, their groups, childminders with their groups and guests, delivery plans; of data agreements a request is made. What cannot follow stays, as an affiliationFinding NOT_MOVED_ALONG. It takes the right register.mergePeople. Daginstitutioner have nothing that would have to move: their units keep their numbers.',
  })
  moveAffiliation!: boolean;
}

@InputType({
  description: 'One of the objects that a split leads to: an existing one, or a new one of the same level.',
})
export class SplitPartInput {
  @Field(() => ExistingInput, optional('An existing object.'))
  existing?: ExistingInput | null;

  @Field(() => CreateDaginstitutionInput, optional('A new daginstitution.'))
  daginstitution?: CreateDaginstitutionInput | null;

  @Field(() => CreateAnvisningsenhedInput, optional('A new anvisningsenhed.'))
  anvisningsenhed?: CreateAnvisningsenhedInput | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Numbers of the children that go with this part. Every active child must go with one.',
  })
  children!: string[];

  @Field(() => Float, optional('The part of the divided object that this is, 0 to 1.'))
  share?: number | null;
}

@InputType({ description: 'A daginstitution, or an anvisningsenhed, that is divided into several of its level.' })
export class SplitDagtilbudInput extends SuccessionInput {
  @Field(() => ExistingInput, { description: 'The one that ends. It is closed.' })
  from!: ExistingInput;

  @Field(() => [SplitPartInput], { description: 'What it is divided into, at least two.' })
  into!: SplitPartInput[];
}
