import { Directive, Field, ObjectType } from 'type-graphql';
import { LocalDate } from './scalars/date-time.ts';
import { vocabulary } from './vocabulary.ts';

export type Kildemaerke = 'bekræftet' | 'antaget';

export const Kildemaerker = vocabulary<Kildemaerke>('Kildemaerke', 'How well founded a row of a code table is.', {
  bekræftet: "Seen in the register's own data, or published by STIL.",
  antaget: 'Assumed here until STIL publishes its table.',
});

@ObjectType({
  description: 'A code and its text, from one of the code tables (query `kodelister`).',
  simpleResolvers: true,
})
@Directive('@shareable')
export class Kode {
  @Field(() => String, { description: 'The code, a string also where STIL has an integer: leading zeros stay.' })
  kode!: string;

  @Field(() => String, { description: 'The Danish text of the code (STIL: the column `<code>_Tekst`).' })
  tekst!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day the code is in force; null: always was.' })
  gyldigFra!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day the code is in force; null: no end is known.',
  })
  gyldigTil!: string | null;

  @Field(() => Kildemaerker, {
    description: 'How well founded it is.',
  })
  kilde!: string;
}
