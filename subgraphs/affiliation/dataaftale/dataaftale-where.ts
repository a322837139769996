import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';

@InputType({ description: 'Which data agreements. All the fields given must hold.' })
export class DataaftaleWhere {
  @Field(() => KodeFilter, { nullable: true, description: 'Id of the agreement.' })
  id?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'The provider system, letter by letter.' })
  udbydersystem?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'The service. Error: KODE_UNKNOWN.' })
  tjeneste?: KodeFilter;

  @Field(() => TekstFilter, { nullable: true, description: 'Number of the unit. Error: NUMMER_MALFORMED.' })
  enhedsNummer?: TekstFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'Municipality of the unit, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'REQUESTED, APPROVED, REJECTED or REVOKED. Error: VALUE_MALFORMED.',
  })
  status?: KodeFilter;

  @Field(() => [DataaftaleWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DataaftaleWhere[];

  @Field(() => [DataaftaleWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DataaftaleWhere[];
}
