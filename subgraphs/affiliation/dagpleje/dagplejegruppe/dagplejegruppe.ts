import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../../common/database/sql.ts';
import { IdFilter, KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { Kode } from '../../../common/kode.ts';
import { connectionOf } from '../../../common/lists/connection.ts';
import { Node } from '../../../common/node.ts';
import kodelister from '../../../common/reference/kodelister.json' with { type: 'json' };
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { Anvisningsenhed } from '../../units/enhed/enhed.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A group of dagplejere (childminders), usually a play group or an area, under an anvisningsenhed of type dagpleje. The register has only the anvisningsenhed; its number is also the institution number of the group.',
})
@Directive('@key(fields: "id")')
export class Dagplejegruppe implements Node {
  /** The moment it was read for; what lies below it is read for the same. */
  snapshot!: Snapshot;

  @Field(() => ID, { description: 'Id of the group, a UUID. Never reused.' })
  id!: string;

  @Field(() => String, { description: 'The name: "Dagplejegruppe Nord".' })
  navn!: string;

  @Field(() => Kode, { description: 'What the group is formed by: legestuegruppe, geografisk or andet.' })
  basis!: Kode;

  @Field(() => String, {
    description:
      'The institution number that its people are tied to in Unilogin: that of its anvisningsenhed, since the group is not in the register.',
  })
  institutionsnummer!: string;

  @Field(() => LocalDate, { description: 'First day the group exists.' })
  gyldigFra!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day the group exists; null: no end is known.' })
  gyldigTil!: string | null;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;

  @Field(() => Anvisningsenhed, {
    nullable: true,
    description:
      'The anvisningsenhed of type dagpleje (6013) that the group belongs to. Null, with the error SUBGRAPH_UNAVAILABLE, only while the register is away.',
  })
  anvisningsenhed!: Pick<Anvisningsenhed, 'nummer'>;
}

const koder = kodelister.lister.dagplejegruppeBasis.map((kode) => Object.assign(new Kode(), kode));

/** What a dagplejegruppe is formed by: legestuegruppe, geografisk or andet. */
export const basisKoder: ReadonlyMap<string, Kode> = new Map(koder.map((kode) => [kode.kode, kode]));

@InputType({ description: 'Which dagplejegrupper. All the fields given must hold.' })
export class DagplejegruppeWhere {
  @Field(() => IdFilter, { nullable: true, description: 'Id of the group.' })
  id?: IdFilter;

  @Field(() => TekstFilter, { nullable: true, description: 'The name.' })
  navn?: TekstFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'legestuegruppe, geografisk or andet. Error: KODE_UNKNOWN.' })
  basis?: KodeFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the anvisningsenhed it belongs to. Error: NUMMER_MALFORMED.',
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => LocalDate, { nullable: true, description: 'Groups that exist on this day.' })
  gyldigPaa?: string;

  @Field(() => [DagplejegruppeWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DagplejegruppeWhere[];

  @Field(() => [DagplejegruppeWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DagplejegruppeWhere[];
}

export const DagplejegruppeConnection = connectionOf(Dagplejegruppe, 'Dagplejegruppe', 'dagplejegrupper');

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to a dagplejegruppe. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class DagplejegruppePayload extends AffiliationOutcome {
  @Field(() => Dagplejegruppe, {
    nullable: true,
    description: 'The group as it is stored now, also when the write is refused; null when there is none.',
  })
  dagplejegruppe!: Dagplejegruppe | null;
}
