import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { OpsaetningSvar } from './opsaetning-svar.ts';

@ObjectType({
  simpleResolvers: true,
  description: "What somebody told of one step on a unit's way into AULA, which only people can tell.",
})
export class Opsaetning {
  @Field(() => ID, { description: 'Id of the answer, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Number of the unit.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The step: a `code` of `aulaChecks` with `told`.' })
  kode!: string;

  @Field(() => OpsaetningSvar, { description: 'The answer.' })
  svar!: OpsaetningSvar;

  @Field(() => LocalDate, { description: 'The day it was done, decided or begins; it counts from then.' })
  dag!: string;

  @Field(() => String, { nullable: true, description: 'A note.' })
  note!: string | null;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}
