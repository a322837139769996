import { Field, InterfaceType } from 'type-graphql';
import { Fejl } from './fejl.ts';

/** What the answers of all writes have in common. */
@InterfaceType('Payload', {
  description:
    'What every write answers, whatever it writes: one fragment on it serves all. Expected refusals stand here and never among the errors of the whole answer. Nothing is stored when `errors` has anything, or in a dry run.',
})
export abstract class Payload {
  @Field(() => [Fejl], { description: 'Why it is refused; empty when it is not.' })
  errors!: Fejl[];

  @Field(() => [Fejl], {
    description:
      'What does not refuse the write but should be looked at: possible duplicates, findings, and rules that old rows still break.',
  })
  warnings!: Fejl[];

  @Field(() => Boolean, {
    description: 'True when this repeats the answer of an earlier call with the same idempotencyKey.',
  })
  replayed!: boolean;
}
