import { Field, Int, ObjectType } from 'type-graphql';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';

@ObjectType({ description: 'One answer of a search.', simpleResolvers: true })
export class SearchHit {
  @Field(() => Dagtilbud, { description: 'What was found.' })
  dagtilbud!: Dagtilbud;

  @Field(() => Int, {
    description:
      'How well it fits, best first: 1 the name is the text, 2 the name begins with it, 3 every word begins a word of the name, 4 every word is in the name, 5 words are found in name and address together.',
  })
  rank!: number;
}
