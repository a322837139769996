import { Directive, Field, ObjectType } from 'type-graphql';
import type { EnhedFacts } from './enhed-facts.ts';

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "nummer")')
export class Anvisningsenhed implements EnhedFacts {
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
