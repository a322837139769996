import { createUnionType, Directive, Field, ObjectType } from 'type-graphql';

/** What the register says of a unit that may hold users, on either level. */
@ObjectType({ simpleResolvers: true })
export abstract class EnhedFacts {
  @Field(() => String)
  nummer!: string;

  @Directive('@external')
  @Field(() => Boolean)
  aktiv!: boolean;

  @Directive('@external')
  @Field(() => String, { nullable: true })
  cvrNummer!: string | null;

  @Directive('@external')
  @Field(() => String, { nullable: true })
  pNummer!: string | null;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "nummer")')
export class AlternativAdresse extends EnhedFacts {}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "nummer")')
export class Anvisningsenhed extends EnhedFacts {}

export const TilknytningsEnhed = createUnionType({
  name: 'TilknytningsEnhed',
  description: 'A unit that people are tied to: an anvisningsenhed or an alternativ adresse, never a daginstitution.',
  types: () => [Anvisningsenhed, AlternativAdresse] as const,
});

/** A unit by number; the register knows the rest. */
export interface EnhedReference {
  __typename: 'Anvisningsenhed' | 'AlternativAdresse';
  nummer: string;
}

/** Which of the two a reference is. */
export const enhedTypeOf = ({ __typename }: EnhedReference): string => __typename;

/** Code of the kind of day-care "Dagpleje" (STIL: InstType3). */
export const dagplejeType = '6013';
