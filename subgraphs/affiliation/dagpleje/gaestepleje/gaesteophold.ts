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
    "A child's stay with another childminder than its own (gæstepleje). Its own affiliation and main group stay as they are, and nothing of the stay goes to Unilogin.",
})
export class Gaesteophold implements Node {
  /** The moment it was read for; what lies below it is read for the same. */
  snapshot!: Snapshot;
  aarsag!: string | null;

  @Field(() => ID, { description: 'Id of the stay, a UUID.' })
  id!: string;

  @Field(() => ID, { description: "Id of the child's person." })
  barnId!: string;

  @Field(() => ID, { description: 'Id of the person who is the host.' })
  vaertId!: string;

  @Field(() => Anvisningsenhed, {
    nullable: true,
    description:
      'The anvisningsenhed of the host. Null, with the error SUBGRAPH_UNAVAILABLE, only while the register is away.',
  })
  anvisningsenhed!: Pick<Anvisningsenhed, 'nummer'>;

  @Field(() => LocalDate, { description: 'First day.' })
  gyldigFra!: string;

  @Field(() => LocalDate, { description: 'Last day.' })
  gyldigTil!: string;

  @Field(() => Boolean, { description: 'Called off before it began: it never came to be.' })
  aflyst!: boolean;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}

@InputType({ description: 'Which guest stays. All the fields given must hold.' })
export class GaesteopholdWhere {
  @Field(() => IdFilter, { nullable: true, description: 'Id of the stay.' })
  id?: IdFilter;

  @Field(() => IdFilter, { nullable: true, description: "Id of the child's person." })
  barnId?: IdFilter;

  @Field(() => IdFilter, { nullable: true, description: "Id of the host's person." })
  vaertId?: IdFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: "Number of the host's anvisningsenhed. Error: NUMMER_MALFORMED.",
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => LocalDate, { nullable: true, description: 'Stays that go on this day; none that was called off.' })
  gyldigPaa?: string;

  @Field(() => [GaesteopholdWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: GaesteopholdWhere[];

  @Field(() => [GaesteopholdWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: GaesteopholdWhere[];
}

export const GaesteopholdConnection = connectionOf(Gaesteophold, 'Gaesteophold', 'guest stays');

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to a guest stay. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class GaesteopholdPayload extends AffiliationOutcome {
  @Field(() => Gaesteophold, {
    nullable: true,
    description:
      'The stay as it is stored now, also when the write is refused; null when there is none that you may read.',
  })
  gaesteophold!: Gaesteophold | null;
}
