import { Field, ID, InputType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';

@InputType({ description: 'An appointment as brugeradministrator.' })
export class AppointBrugeradministratorInput {
  @Field(() => ID, {
    description:
      'Id of the person, an employee at some unit of the municipality on the first day. Errors: OBJECT_UNKNOWN, BRUGERADMINISTRATOR_NOT_EMPLOYEE, BRUGERADMINISTRATOR_TWICE.',
  })
  personId!: string;

  @Field(() => [String], {
    description:
      'Numbers of the units to administer, 1 to 1000, not necessarily those where the person is employed. Errors: NUMMER_MALFORMED, BRUGERADMINISTRATOR_ENHED.',
  })
  enheder!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'First day; today when left out. Error: VALUE_MALFORMED.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day; no end is known when left out. Error: PERIOD_BACKWARDS.',
  })
  gyldigTil?: string | null;
}
