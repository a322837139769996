import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'A source system and its precedence.' })
export class KildeInput {
  @Field(() => String, { description: 'What writes and loads call it.' })
  kode!: string;

  @Field(() => String, { description: 'Its name.' })
  navn!: string;

  @Field(() => Int, { description: 'The lowest number goes first, 0 to 999; no two the same. Error: KILDE_TWICE.' })
  prioritet!: number;
}
