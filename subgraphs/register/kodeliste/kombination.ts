import { Field, ObjectType } from 'type-graphql';
import { Kode } from '../../common/kode.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'One lawful combination of legal basis, ownership and kind of day-care (STIL, v2.0: krydsvalidering).',
})
export class Kombination {
  @Field(() => Kode, { description: 'Legal basis, of the daginstitution.' })
  lovgrundlag!: Kode;

  @Field(() => Kode, { description: 'Ownership, of the daginstitution.' })
  ejerform!: Kode;

  @Field(() => Kode, { description: 'Kind of day-care, of each of its units.' })
  institutionstype!: Kode;

  @Field(() => String, { nullable: true, description: 'First day it is lawful, ISO date; null: always was.' })
  gyldigFra!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day it is lawful, ISO date; null: no end is known.' })
  gyldigTil!: string | null;

  @Field(() => String, {
    description: '"bekræftet": STIL has published it. "antaget": assumed here until STIL publishes its matrix.',
  })
  kilde!: string;

  @Field(() => String, { nullable: true, description: 'Why it is thought lawful.' })
  note!: string | null;
}
