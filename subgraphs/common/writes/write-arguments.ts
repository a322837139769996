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

/** The field with which an input that changes something says what its caller saw of it. */
export const expectedVersionField = {
  nullable: true,
  description: 'The version that the caller saw; the write is refused when it is another now (VERSION_MISMATCH).',
};

/** The argument that says the same where a write has no input. */
export const expectedVersionArgument = {
  nullable: true,
  description: 'The version you know. Error: VERSION_MISMATCH.',
};
