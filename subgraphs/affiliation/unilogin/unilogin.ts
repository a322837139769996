import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'How a unit stands to Unilogin, and so to AULA.',
})
export class Unilogin {
  @Field(() => String, {
    description: 'The institution number that children, staff and parents are tied to: the number of the unit itself.',
  })
  institutionsnummer!: string;

  @Field(() => Boolean, {
    description:
      'Whether users can be attached: the unit is Aktiv and registered with CVR and P-number, by which its data accesses are administered.',
  })
  kanTilknytteBrugere!: boolean;

  @Field(() => String, { nullable: true, description: 'Why users cannot be attached, in Danish; null when they can.' })
  begrundelse!: string | null;
}
