import { type ClassType, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { refusal } from '../errors/refusals.ts';
import { Enhed, type EnhedFacts, reasonAgainstUsers } from '../units/enhed/enhed.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'How a unit stands to Unilogin, and so to AULA.',
})
class Unilogin {
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

function toUnilogin(enhed: EnhedFacts): Unilogin {
  const begrundelse = reasonAgainstUsers(enhed);
  return { institutionsnummer: enhed.nummer, kanTilknytteBrugere: begrundelse === null, begrundelse };
}

/** What the register gives along of either level; an interface cannot ask for anything. */
const needs = Directive('@requires(fields: "aktiv cvrNummer pNummer")');
const needsNothing: MethodDecorator = () => undefined;

/** How a unit that may hold users stands to Unilogin: the same on both levels, and on the interface that they share. */
export function enhedUnilogin(level: typeof Enhed | ClassType<EnhedFacts>) {
  @Resolver(() => level)
  class EnhedUnilogin {
    @(level === Enhed ? needsNothing : needs)
    @FieldResolver(() => Unilogin, {
      nullable: true,
      description:
        'How the unit stands to Unilogin and AULA. Null, with the error SUBGRAPH_UNAVAILABLE, only while one of the subgraphs is away: nothing is decided without the facts of the register.',
    })
    unilogin(@Root() enhed: Partial<EnhedFacts>): Unilogin {
      const { nummer, aktiv, cvrNummer, pNummer } = enhed;
      if (nummer === undefined || aktiv == null || cvrNummer === undefined || pNummer === undefined)
        throw refusal('SUBGRAPH_UNAVAILABLE', { subgraph: 'register' });
      return toUnilogin({ nummer, aktiv, cvrNummer, pNummer });
    }
  }
  return EnhedUnilogin;
}
