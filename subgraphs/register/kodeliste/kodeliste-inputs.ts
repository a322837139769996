import { Field, InputType } from 'type-graphql';
import { type Kildemaerke, Kildemaerker } from '../../common/kode.ts';
import { LocalDate } from '../../common/scalars/date-time.ts';

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

@InputType({ description: 'A code as it is to be, whole: what is left out is cleared.' })
export class KodeInput extends ValidityInput {
  @Field(() => String, { description: 'Which table: ejerform, lovgrundlag or institutionstype.' })
  liste!: string;

  @Field(() => String, { description: 'The code, 1 to 4 digits. A code there is already is changed.' })
  kode!: string;

  @Field(() => String, { description: 'Its Danish text, at most 200 characters.' })
  tekst!: string;
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
