import { Field, ID, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../../common/database/sql.ts';
import { Node } from '../../../common/node.ts';
import { DateTime } from '../../../common/scalars/date-time.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';

/**
 * A person by id alone. Everything else is read when it is asked for, in the transaction that notes in the read log that
 * it was shown, so nothing here can be shown unnoticed.
 */
@ObjectType({
  implements: Node,
  description:
    'A person as one municipality knows them: municipalities are controllers each for their own data. The CPR number is never shown. Every field but the id takes the right person.read in the municipality, or at a unit that the person is tied to now; without it the field is null with the error NOT_ALLOWED. What is shown is noted in the read log (query `laeselog`).',
})
export class Person implements Node {
  @Field(() => ID, { simple: true, description: 'Id of the person in this municipality, a UUID. Never reused.' })
  id!: string;

  /** What it is read in. */
  snapshot!: Snapshot;

  /** Which operation shows it, for the read log. */
  formaal!: string;
}

/** A person to be shown by an operation: `formaal` stands in the read log. */
export const toPerson = (id: string, snapshot: Snapshot, formaal: string): Person => ({ id, snapshot, formaal });

const optional = (description: string) => ({ nullable: true, description });

@ObjectType({ simpleResolvers: true, description: 'The name of a person in its two parts.' })
export class Personnavn {
  @Field(() => String, { description: 'First names (FirstName).' })
  fornavn!: string;

  @Field(() => String, { description: 'Family name (FamilyName).' })
  efternavn!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Where a person lives (Address).' })
export class Personadresse {
  @Field(() => String, optional('Street and house number (StreetAddress). Null: nobody said it.'))
  vejOgNummer!: string | null;

  @Field(() => String, optional('Postal code. Null: nobody said it.'))
  postNummer!: string | null;

  @Field(() => String, optional('Postal district. Null: nobody said it.'))
  byNavn!: string | null;

  @Field(() => String, optional('Country, ISO 3166-1 alpha-2: "DK", "GL", "FO" … Null: nobody said it.'))
  landekode!: string | null;

  @Field(() => String, optional('Municipality of residence, three digits. Null: nobody said it.'))
  kommuneKode!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A telephone number of a person.' })
export class Persontelefon {
  @Field(() => String, { nullable: true, description: 'The number; null when it is protected.' })
  nummer!: string | null;

  @Field(() => Boolean, { description: 'Whether the number is protected, and so not shown.' })
  beskyttet!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one person. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class PersonPayload extends AffiliationOutcome {
  @Field(() => Person, { nullable: true, description: 'The person as they are now; null when nothing was stored.' })
  person!: Person | null;
}

@ObjectType({ simpleResolvers: true, description: 'What came of erasing a person.' })
export class ErasePersonPayload extends AffiliationOutcome {
  @Field(() => Person, { nullable: true, description: 'What is left of the person; null when nothing was stored.' })
  person!: Person | null;
}

@ObjectType({ simpleResolvers: true, description: 'Everything that is stored of a person.' })
export class PersonEksport {
  @Field(() => ID, { description: 'Id of the person.' })
  personId!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  dannet!: Date;

  @Field(() => String, {
    description:
      'JSON text: an object with one list per table, of all versions of each row, with who wrote it when, the words of each source system, and the read log. Of the CPR number only the date of birth is given: "010120-xxxx".',
  })
  dokument!: string;
}
