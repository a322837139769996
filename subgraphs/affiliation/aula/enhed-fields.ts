import { Args, ArgsType, type ClassType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { refuseNowhere } from '../../common/auth/refuse-nowhere.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import type { AffiliationContext } from '../context.ts';
import { refuseEnhed } from '../enhed/enhed-reach.ts';
import { Aula } from './aula.ts';
import type { AulaArguments } from './aula-reader.ts';
import { toAula } from './to-aula.ts';

@ArgsType()
export class AulaFieldArguments implements AulaArguments {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'For this day; today when left out. Error: VALUE_MALFORMED.',
  })
  paaDag?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'As people, groups, agreements, answers and deliveries were known at this moment; now when left out. The unit itself is as the register has it now.',
  })
  asOf?: string | null;
}

/** What the way into AULA adds to a unit that may hold users: the same on both levels. */
export function enhedFields(level: ClassType<{ nummer: string }>) {
  @Resolver(() => level)
  class EnhedFields {
    @FieldResolver(() => Aula, {
      nullable: true,
      description:
        'How far the unit is on its way into AULA. Null, with an error, for a caller that may not read it (NOT_ALLOWED) and while the affiliation subgraph is away; null for a unit that is not known there yet.',
    })
    async aula(
      @Root() { nummer }: { nummer: string },
      @Args(() => AulaFieldArguments) args: AulaFieldArguments,
      @Ctx() { caller, aula }: AffiliationContext,
    ): Promise<Aula | null> {
      const nowhere = refuseNowhere(caller, 'aula.read');
      if (nowhere) throw nowhere;
      const facts = await aula.ofEnhed(nummer, args);
      if (!facts) return null;
      const refused = refuseEnhed(caller, 'aula.read', nummer, facts.enhed.kommuneKode);
      if (refused) throw refused;
      return toAula(facts);
    }
  }
  return EnhedFields;
}
