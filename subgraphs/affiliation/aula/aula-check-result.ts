import { Field, Int, ObjectType } from 'type-graphql';
import { AulaCheckText } from './aula-check-text.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'One condition, asked of one unit. It tells how many do not keep it, never who.',
})
export class AulaCheckResult extends AulaCheckText {
  @Field(() => Boolean, { description: 'Whether it holds.' })
  passed!: boolean;

  @Field(() => Int, {
    description: 'How many (people, groups, agreements …) do not keep it; 1 for what holds or not; 0 when it passes.',
  })
  antal!: number;
}
