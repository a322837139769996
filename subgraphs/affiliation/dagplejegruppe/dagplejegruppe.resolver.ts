import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { snapshotAt } from '../../common/database/snapshot.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { AsOfPageArguments, asOfDescription } from '../change/as-of-arguments.ts';
import type { AffiliationContext } from '../context.ts';
import { Dagplejer } from '../dagplejer/dagplejer.ts';
import { Dagplejegruppe } from './dagplejegruppe.ts';
import { DagplejegruppeWhere } from './dagplejegruppe-where.ts';

const DagplejegruppeConnection = connectionOf(Dagplejegruppe, 'Dagplejegruppe', 'dagplejegrupper');

import { dayOr } from '../tilknytning/day-or.ts';

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
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() { database, grupper }: AffiliationContext,
  ): Promise<Dagplejegruppe | null> {
    return grupper.byId(id, await snapshotAt(database, asOf));
  }

  @Query(() => DagplejegruppeConnection, { description: 'All dagplejegrupper by name, filtered and paged.' })
  dagplejegrupper(@Args(() => ListArguments) args: ListArguments, @Ctx() { grupper }: AffiliationContext) {
    return grupper.page(args);
  }

  @FieldResolver(() => [Dagplejer], {
    nullable: true,
    description:
      'Its childminders (dagplejere) on a day, of units that you may read; null with the error NOT_ALLOWED for who may read none.',
  })
  dagplejere(
    @Root() { id, snapshot }: Dagplejegruppe,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'Which day; today when left out.' })
    paaDag: string | null,
    @Ctx() { dagplejere, today }: AffiliationContext,
  ): Promise<Dagplejer[]> {
    return dagplejere.ofGruppe(id, dayOr(today, paaDag, 'paaDag'), snapshot);
  }
}
