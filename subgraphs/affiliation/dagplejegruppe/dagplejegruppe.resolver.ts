import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.ts';
import { PageArguments } from '../../common/lists/page-arguments.ts';
import type { AffiliationContext } from '../context.ts';
import { Dagplejegruppe } from './dagplejegruppe.ts';
import { DagplejegruppeWhere } from './dagplejegruppe-where.ts';

const DagplejegruppeConnection = connectionOf(Dagplejegruppe, 'Dagplejegruppe', 'dagplejegrupper');

@ArgsType()
class ListArguments extends PageArguments {
  @Field(() => DagplejegruppeWhere, {
    nullable: true,
    description: 'Which groups; all, also ended ones, when left out.',
  })
  where?: DagplejegruppeWhere | null;
}

@Resolver(() => Dagplejegruppe)
export class DagplejegruppeResolver {
  @Query(() => Dagplejegruppe, { nullable: true, description: 'One dagplejegruppe. Null when none has the id.' })
  dagplejegruppe(
    @Arg('id', () => ID, { description: 'Id of the group.' }) id: string,
    @Ctx() { grupper }: AffiliationContext,
  ): Promise<Dagplejegruppe | null> {
    return grupper.byId(id);
  }

  @Query(() => DagplejegruppeConnection, { description: 'All dagplejegrupper by name, filtered and paged.' })
  dagplejegrupper(@Args(() => ListArguments) args: ListArguments, @Ctx() { grupper }: AffiliationContext) {
    return grupper.page(args);
  }
}
