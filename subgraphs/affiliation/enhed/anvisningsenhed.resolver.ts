import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AffiliationContext } from '../context.ts';
import { Dagplejegruppe } from '../dagplejegruppe/dagplejegruppe.ts';
import { toUnilogin } from '../unilogin/to-unilogin.ts';
import { Unilogin } from '../unilogin/unilogin.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';

@Resolver(() => Anvisningsenhed)
export class AnvisningsenhedResolver {
  @Directive('@requires(fields: "aktiv cvrNummer pNummer")')
  @FieldResolver(() => Unilogin, { description: 'How the unit stands to Unilogin and AULA.' })
  unilogin(@Root() enhed: Anvisningsenhed): Unilogin {
    return toUnilogin(enhed);
  }

  @FieldResolver(() => [Dagplejegruppe], { description: 'Its dagplejegrupper, by name; none unless it is dagpleje.' })
  dagplejegrupper(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('gyldigPaa', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Those that exist on this day; today when left out.',
    })
    gyldigPaa: string | null,
    @Ctx() { grupper, today }: AffiliationContext,
  ): Promise<Dagplejegruppe[]> {
    return grupper.ofEnhed(nummer, gyldigPaa ?? today);
  }
}
