import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';

@InputType({ description: 'Which brugeradministratorer. All the fields given must hold.' })
export class BrugeradministratorWhere {
  @Field(() => KodeFilter, { nullable: true, description: 'Id of the appointment.' })
  id?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'Id of the person.' })
  personId?: KodeFilter;

  @Field(() => KodeFilter, {
    nullable: true,
    description: 'The municipality, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'One of the units administered. Error: NUMMER_MALFORMED.' })
  enhed?: KodeFilter;

  @Field(() => LocalDate, { nullable: true, description: 'Appointments that hold on this day.' })
  gyldigPaa?: string;

  @Field(() => [BrugeradministratorWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: BrugeradministratorWhere[];

  @Field(() => [BrugeradministratorWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: BrugeradministratorWhere[];
}
