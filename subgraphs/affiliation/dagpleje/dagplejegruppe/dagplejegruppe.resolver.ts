import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AsOfArguments, AsOfPageArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr } from '../../core/periode/periode.ts';
import { Anvisningsenhed } from '../../units/enhed/enhed.ts';
import { Dagplejegruppe, DagplejegruppeConnection, DagplejegruppeWhere } from './dagplejegruppe.ts';

@ArgsType()
class ListArguments extends AsOfPageArguments {
  @Field(() => DagplejegruppeWhere, {
    nullable: true,
    description: 'Which groups; all, also ended ones, when left out.',
  })
  where?: DagplejegruppeWhere | null;
}

@Resolver(() => Dagplejegruppe)
export class DagplejegruppeResolver {
  @Query(() => Dagplejegruppe, { nullable: true, description: 'One dagplejegruppe. Null when none has the id.' })
  async dagplejegruppe(
    @Arg('id', () => ID, { description: 'Id of the group.' }) id: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, dagplejegrupper }: AffiliationContext,
  ): Promise<Dagplejegruppe | null> {
    return dagplejegrupper.byId(id, await snapshotAt(database, moment));
  }

  @Query(() => DagplejegruppeConnection, { description: 'All dagplejegrupper by name, filtered and paged.' })
  dagplejegrupper(@Args(() => ListArguments) args: ListArguments, @Ctx() { dagplejegrupper }: AffiliationContext) {
    return dagplejegrupper.page(args);
  }
}

/** The groups of a unit. */
@Resolver(() => Anvisningsenhed)
export class EnhedDagplejegrupper {
  @FieldResolver(() => [Dagplejegruppe], {
    nullable: true,
    description:
      'Its dagplejegrupper, by name; none unless it is dagpleje. Null, with an error, only while the affiliation subgraph is away.',
  })
  dagplejegrupper(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('gyldigPaa', () => LocalDate, {
      nullable: true,
      description: 'Those that exist on this day; today when left out.',
    })
    gyldigPaa: string | null,
    @Ctx() { dagplejegrupper, today }: AffiliationContext,
  ): Promise<Dagplejegruppe[]> {
    return dagplejegrupper.ofEnhed(nummer, dayOr(today, gyldigPaa, 'gyldigPaa'));
  }
}
