import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../../common/database/sql.ts';
import { IdFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { connectionOf } from '../../../common/lists/connection.ts';
import { Node } from '../../../common/node.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { Anvisningsenhed } from '../../units/enhed/enhed.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A childminder in a dagplejegruppe for a time. The register does not have childminders: she is a person, an employee of the anvisningsenhed in Unilogin, and her main group there is what AULA shows as her place.',
})
export class Dagplejer implements Node {
  /** The moment it was read for; what lies below it is read for the same. */
  snapshot!: Snapshot;
  dagplejegruppeId!: string;

  @Field(() => ID, { description: 'Id of this attachment, a UUID. A move to another group begins a new one.' })
  id!: string;

  @Field(() => ID, { description: 'Id of the person, the same in all her attachments.' })
  personId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the Hovedgruppe that her children are in; null when she has none yet.',
  })
  hovedgruppeId!: string | null;

  @Field(() => Int, {
    description: 'How many children at once, 1 to 5; up to 10 when she works together with another (`samarbejde`).',
  })
  kapacitet!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The name that those who work together in one place share; null for who works alone.',
  })
  samarbejde!: string | null;

  @Field(() => LocalDate, { description: 'First day in the group.' })
  gyldigFra!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day in the group; null: no end is known.' })
  gyldigTil!: string | null;

  @Field(() => Boolean, { description: 'Called off before it began: it never came to be.' })
  aflyst!: boolean;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;

  @Field(() => Anvisningsenhed, {
    nullable: true,
    description:
      'The anvisningsenhed of the group. Null, with the error SUBGRAPH_UNAVAILABLE, only while the register is away.',
  })
  anvisningsenhed!: Pick<Anvisningsenhed, 'nummer'>;
}

@ObjectType({ simpleResolvers: true, description: 'How many children a childminder has on a day.' })
export class Belaegning {
  @Field(() => LocalDate, { description: 'The day.' })
  dag!: string;

  @Field(() => Int, { description: 'The children whose main group is hers that day.' })
  egneBoern!: number;

  @Field(() => Int, { description: 'How many of them are guests of another childminder that day.' })
  ude!: number;

  @Field(() => Int, { description: 'The children who are her guests that day.' })
  gaester!: number;

  @Field(() => Int, {
    description: 'Her capacity less the children who are with her; negative when there are too many.',
  })
  ledigePladser!: number;
}

@InputType({ description: 'Which childminders. All the fields given must hold.' })
export class DagplejerWhere {
  @Field(() => IdFilter, { nullable: true, description: 'Id of the attachment.' })
  id?: IdFilter;

  @Field(() => IdFilter, { nullable: true, description: 'Id of the person.' })
  personId?: IdFilter;

  @Field(() => IdFilter, { nullable: true, description: 'Id of the dagplejegruppe.' })
  dagplejegruppeId?: IdFilter;

  @Field(() => IdFilter, { nullable: true, description: 'Id of the Hovedgruppe that her children are in.' })
  hovedgruppeId?: IdFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the anvisningsenhed. Error: NUMMER_MALFORMED.',
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Those who are childminders on this day; none that was called off.',
  })
  gyldigPaa?: string;

  @Field(() => [DagplejerWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DagplejerWhere[];

  @Field(() => [DagplejerWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DagplejerWhere[];
}

export const DagplejerConnection = connectionOf(Dagplejer, 'Dagplejer', 'dagplejere');

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to an attachment. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class DagplejerPayload extends AffiliationOutcome {
  @Field(() => Dagplejer, {
    nullable: true,
    description:
      'The attachment as it is stored now, also when the write is refused; null when there is none that you may read.',
  })
  dagplejer!: Dagplejer | null;
}
