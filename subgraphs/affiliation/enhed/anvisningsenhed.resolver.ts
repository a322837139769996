import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocalDate, parseDay } from '../../common/scalars/local-date.ts';
import type { AffiliationContext } from '../context.ts';
import { Dagplejegruppe } from '../dagplejegruppe/dagplejegruppe.ts';
import { Dagplejer } from '../dagplejer/dagplejer.ts';
import { dayOr } from '../tilknytning/day-or.ts';
import { toUnilogin } from '../unilogin/to-unilogin.ts';
import { Unilogin } from '../unilogin/unilogin.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';

@Resolver(() => Anvisningsenhed)
export class AnvisningsenhedResolver {
  @Directive('@requires(fields: "aktiv cvrNummer pNummer")')
  @FieldResolver(() => Unilogin, {
    nullable: true,
    description:
      'How the unit stands to Unilogin and AULA. Null, with an error, only while the affiliation subgraph is away.',
  })
  unilogin(@Root() enhed: Anvisningsenhed): Unilogin {
    return toUnilogin(enhed);
  }

  @FieldResolver(() => [Dagplejegruppe], {
    nullable: true,
    description: 'Its dagplejegrupper, by name; none unless it is dagpleje.',
  })
  dagplejegrupper(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('gyldigPaa', () => LocalDate, {
      nullable: true,
      description: 'Those that exist on this day; today when left out.',
    })
    gyldigPaa: string | null,
    @Ctx() { grupper, today }: AffiliationContext,
  ): Promise<Dagplejegruppe[]> {
    return grupper.ofEnhed(
      nummer,
      gyldigPaa === null || gyldigPaa === undefined ? today : parseDay(gyldigPaa, 'gyldigPaa'),
    );
  }

  @FieldResolver(() => [Dagplejer], {
    nullable: true,
    description:
      'Its childminders (dagplejere) on a day, over all its dagplejegrupper; of units that you may read. Null with the error NOT_ALLOWED for who may read none.',
  })
  dagplejere(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'Which day; today when left out.' })
    paaDag: string | null,
    @Ctx() { dagplejere, today }: AffiliationContext,
  ): Promise<Dagplejer[]> {
    return dagplejere.ofEnhed(nummer, dayOr(today, paaDag, 'paaDag'));
  }
}
