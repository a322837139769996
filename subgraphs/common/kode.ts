import { Directive, Field, ObjectType } from 'type-graphql';

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

  @Field(() => String, { nullable: true, description: 'First day the code is in force, ISO date; null: always was.' })
  gyldigFra!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last day the code is in force, ISO date; null: no end is known.',
  })
  gyldigTil!: string | null;

  @Field(() => String, {
    description:
      '"bekræftet": seen in the register\'s own data. "antaget": assumed here until STIL publishes its table.',
  })
  kilde!: string;
}
