import { ArgsType, Field } from 'type-graphql';

/** What every write may carry. */
@ArgsType()
export class WriteArguments {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Store nothing; answer with the diff and everything the rules say.',
  })
  dryRun!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "The caller's own name for this call, 1 to 200 characters. The same key with the same input is carried out once and answered the same for at least 24 hours; with other input it is refused (IDEMPOTENCY_KEY_REUSED). Error: VALUE_MALFORMED.",
  })
  idempotencyKey?: string | null;
}

/**
 * The field with which a caller says what it saw of an object: an Int that stands beside what names the object in the
 * input, in every write of both subgraphs. A write of several objects names each in an input of its own, with its version.
 */
export const expectedVersionField = {
  nullable: true,
  description:
    'The version that the caller saw, 0 of what is not there yet; the write is refused when it is another now (VERSION_MISMATCH). Left out: whatever it is now.',
};
