import { Field, InputType, Int } from 'type-graphql';
import { type Kildemaerke, Kildemaerker } from '../../common/kode.ts';
import { LocalDate } from '../../common/scalars/date-time.ts';
import { type Liste, Lister } from './kodebog.ts';

/** What a row of any code table says of itself. */
@InputType()
export abstract class ValidityInput {
  @Field(() => LocalDate, { nullable: true, description: 'First day it is in force; null: always was.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it is in force; null: no end is known.' })
  gyldigTil?: string | null;

  @Field(() => Kildemaerker, { description: 'Whether STIL has published it.' })
  kilde!: Kildemaerke;

  @Field(() => String, { nullable: true, description: 'Where it is from, at most 500 characters.' })
  note?: string | null;
}

const editedOn = {
  nullable: true,
  description:
    'The version of the code tables, which are edited as one: the `kodeEdition` of `status` that the caller saw, 0 as shipped; the write is refused when it is another now (VERSION_MISMATCH). Left out: whatever it is now.',
};

/** What an edit says of the tables that it was made on. */
export interface Edit {
  expectedVersion?: number | null;
}

@InputType()
export abstract class KodeInput extends ValidityInput {
  @Field(() => Lister, { description: 'Which table; not AKTIVITETSSTATUS. Error: VALUE_MALFORMED.' })
  liste!: Liste;

  @Field(() => String, { description: 'The code, 1 to 4 digits. A code there is already is changed.' })
  kode!: string;

  @Field(() => String, { description: 'Its Danish text, at most 200 characters.' })
  tekst!: string;
}

@InputType({ description: 'A code as it is to be, whole: what is left out is cleared.' })
export class SetKodeInput extends KodeInput {
  @Field(() => Int, editedOn)
  expectedVersion?: number | null;
}

@InputType({ description: 'One lawful combination, by codes.' })
export class KombinationInput extends ValidityInput {
  @Field(() => String, { description: 'Code of the legal basis.' })
  lovgrundlag!: string;

  @Field(() => String, { description: 'Code of the ownership.' })
  ejerform!: string;

  @Field(() => String, { description: 'Code of the kind of day-care.' })
  institutionstype!: string;
}

@InputType({ description: 'The lawful combinations as they are to be.' })
export class ReplaceKombinationerInput {
  @Field(() => [KombinationInput], { description: 'All of them; an empty list makes none lawful.' })
  kombinationer!: KombinationInput[];

  @Field(() => Int, editedOn)
  expectedVersion?: number | null;
}
