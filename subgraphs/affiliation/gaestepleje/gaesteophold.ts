import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/snapshot.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { Anvisningsenhed } from '../enhed/anvisningsenhed.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    "A child's stay with another childminder than its own (gæstepleje). Its own affiliation and main group stay as they are, and nothing of the stay goes to Unilogin.",
})
export class Gaesteophold {
  /** The moment it was read for; what lies below it is read for the same. */
  snapshot!: Snapshot;
  aarsag!: string | null;

  @Field(() => ID, { description: 'Id of the stay, a UUID.' })
  id!: string;

  @Field(() => ID, { description: "Id of the child's person." })
  barnId!: string;

  @Field(() => ID, { description: 'Id of the person who is the host.' })
  vaertId!: string;

  @Field(() => Anvisningsenhed, { description: 'The anvisningsenhed of the host.' })
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
