import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A source system of a municipality, and how much its word counts where sources differ.',
})
export class Kilde {
  @Field(() => ID, { description: 'Its id, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Code of the municipality.' })
  kommuneKode!: string;

  @Field(() => String, { description: 'What writes and loads call it (UNILoginImport: source).' })
  kode!: string;

  @Field(() => String, { description: 'Its name.' })
  navn!: string;

  @Field(() => Int, { description: 'The lowest number goes first; a source that is not ranked goes last.' })
  prioritet!: number;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}
