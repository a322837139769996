import { Field, InputType, Int } from 'type-graphql';

export const numberDescription =
  'The institution number: "G10431". In applyChanges also "#key", for an object created in the same call under that key.';

export const versionDescription =
  'The version that the caller saw; the write is refused when it is another now (VERSION_MISMATCH).';

@InputType({ description: 'An object that there is.' })
export class ExistingInput {
  @Field(() => String, { description: numberDescription })
  nummer!: string;

  @Field(() => Int, { nullable: true, description: versionDescription })
  expectedVersion?: number | null;
}

/** What a command says of the object it is about. */
export const existing = ({ nummer, expectedVersion = null }: ExistingInput) => ({
  nummer: reference(nummer),
  expectedVersion,
});

/** A number in its stored form; a temporary key stays as it is. */
export const reference = (nummer: string): string => (nummer.startsWith('#') ? nummer : nummer.trim().toUpperCase());
