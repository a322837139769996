import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/snapshot.ts';
import { Kode } from '../../common/kode.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { Anvisningsenhed } from '../enhed/anvisningsenhed.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A group of dagplejere (childminders), usually a play group or an area, under an anvisningsenhed of type dagpleje. The register has only the anvisningsenhed; its number is also the institution number of the group.',
})
@Directive('@key(fields: "id")')
export class Dagplejegruppe {
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
    description: 'The anvisningsenhed of type dagpleje (6013) that the group belongs to.',
  })
  anvisningsenhed!: Pick<Anvisningsenhed, 'nummer'>;
}
