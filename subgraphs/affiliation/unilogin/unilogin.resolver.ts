import { type ClassType, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { refusal } from '../../common/errors/refusal.ts';
import type { EnhedFacts } from '../units/enhed/enhed.ts';
import { toUnilogin, Unilogin } from './import-document.ts';

/** How a unit that may hold users stands to Unilogin: the same on both levels. */
export function enhedUnilogin(level: ClassType<EnhedFacts>) {
  @Resolver(() => level)
  class EnhedUnilogin {
    @Directive('@requires(fields: "aktiv cvrNummer pNummer")')
    @FieldResolver(() => Unilogin, {
      nullable: true,
      description:
        'How the unit stands to Unilogin and AULA. Null, with the error SUBGRAPH_UNAVAILABLE, only while one of the subgraphs is away: nothing is decided from what the register has not told.',
    })
    unilogin(@Root() enhed: Partial<EnhedFacts>): Unilogin {
      const { nummer, aktiv, cvrNummer, pNummer } = enhed;
      if (nummer === undefined || aktiv == null || cvrNummer === undefined || pNummer === undefined)
        throw refusal('SUBGRAPH_UNAVAILABLE');
      return toUnilogin({ nummer, aktiv, cvrNummer, pNummer });
    }
  }
  return EnhedUnilogin;
}
