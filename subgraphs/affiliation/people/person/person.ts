import { Field, ID, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../../common/database/snapshot.ts';

/**
 * A person by id alone. Everything else is read when it is asked for, in the transaction that notes in the read log that
 * it was shown, so nothing here can be shown unnoticed.
 */
@ObjectType({
  description:
    'A person as one municipality knows them: municipalities are controllers each for their own data. The CPR number is never shown. Every field but the id takes the right person.read in the municipality, or at a unit that the person is tied to now; without it the field is null with the error NOT_ALLOWED. What is shown is noted in the read log (query `laeselog`).',
})
export class Person {
  @Field(() => ID, { simple: true, description: 'Id of the person in this municipality, a UUID. Never reused.' })
  id!: string;

  /** What it is read in. */
  snapshot!: Snapshot;

  /** Which operation shows it, for the read log. */
  formaal!: string;
}
