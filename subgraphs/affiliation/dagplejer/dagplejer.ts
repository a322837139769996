import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Snapshot } from '../../common/database/snapshot.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { Anvisningsenhed } from '../enhed/anvisningsenhed.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'A childminder in a dagplejegruppe for a time. The register does not have childminders: she is a person, an employee of the anvisningsenhed in Unilogin, and her main group there is what AULA shows as her place.',
})
export class Dagplejer {
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

  @Field(() => Anvisningsenhed, { description: 'The anvisningsenhed of the group.' })
  anvisningsenhed!: Pick<Anvisningsenhed, 'nummer'>;
}
