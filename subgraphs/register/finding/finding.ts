import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Severity } from '../regel/regel.ts';

@ObjectType({ simpleResolvers: true, description: 'One rule that one stored object breaks.' })
export class Finding {
  @Field(() => String, { description: 'The rule; the query `regler` has them all.' })
  code!: string;

  @Field(() => String, { description: '"refusal": no new row may break it. "warning", "finding": to be looked at.' })
  severity!: Severity;

  @Field(() => String, { description: 'What is wrong, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'What is wrong, in English.' })
  en!: string;

  @Field(() => Dagtilbud, { description: 'The object that breaks it.' })
  dagtilbud!: Dagtilbud;

  @Field(() => String, { description: 'The field, as the register stores it.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it holds; null when it is empty. Of a possible duplicate the number of the other object.',
  })
  value!: string | null;

  @Field(() => String, { description: 'A right value, as one would type it.' })
  example!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How often one rule is broken.' })
export class FindingCount {
  @Field(() => String, { description: 'The rule.' })
  code!: string;

  @Field(() => Int, { description: 'How many breaches of it there are.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What does not keep the rules in one municipality. Closed objects are left out.',
})
export class FindingConnection extends connectionOf(Finding, 'Finding', 'findings') {
  @Field(() => [FindingCount], { description: 'How often each rule is broken, over every page, most often first.' })
  counts!: FindingCount[];
}
