import { Args, ArgsType, type ClassType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { refuseNowhere } from '../../common/auth/refuse-nowhere.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import type { AffiliationContext } from '../context.ts';
import { Dataaftale } from '../dataaftale/dataaftale.ts';
import { refuseEnhed } from '../enhed/enhed-reach.ts';
import { Opsaetning } from '../opsaetning/opsaetning.ts';
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

    @FieldResolver(() => [Dataaftale], {
      nullable: true,
      description:
        'Its data agreements, by provider system. Null for a unit that the affiliation subgraph does not know yet. Error: NOT_ALLOWED.',
    })
    async dataaftaler(
      @Root() { nummer }: { nummer: string },
      @Ctx() { caller, enheder, dataaftaler }: AffiliationContext,
    ): Promise<Dataaftale[] | null> {
      const nowhere = refuseNowhere(caller, 'dataaftale.read');
      if (nowhere) throw nowhere;
      const enhed = await enheder.byNummer(nummer);
      if (!enhed) return null;
      const refused = refuseEnhed(caller, 'dataaftale.read', nummer, enhed.kommuneKode);
      if (refused) throw refused;
      return dataaftaler.ofEnhed(nummer);
    }

    @FieldResolver(() => [Opsaetning], {
      nullable: true,
      description:
        'What people told of its way into AULA, by code. Null for a unit that the affiliation subgraph does not know yet. Error: NOT_ALLOWED.',
    })
    async opsaetning(
      @Root() { nummer }: { nummer: string },
      @Ctx() { caller, enheder, opsaetning }: AffiliationContext,
    ): Promise<Opsaetning[] | null> {
      const nowhere = refuseNowhere(caller, 'aula.read');
      if (nowhere) throw nowhere;
      const enhed = await enheder.byNummer(nummer);
      if (!enhed) return null;
      const refused = refuseEnhed(caller, 'aula.read', nummer, enhed.kommuneKode);
      if (refused) throw refused;
      return opsaetning.ofEnhed(nummer);
    }
  }
  return EnhedFields;
}
