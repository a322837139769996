import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';
import type { AffiliationContext } from '../context.ts';
import { Dagplejegruppe } from '../dagplejegruppe/dagplejegruppe.ts';
import { Dagplejer } from '../dagplejer/dagplejer.ts';
import { dayOr } from '../tilknytning/day-or.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';

@Resolver(() => Anvisningsenhed)
export class AnvisningsenhedResolver {
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
    return grupper.ofEnhed(nummer, dayOr(today, gyldigPaa, 'gyldigPaa'));
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
