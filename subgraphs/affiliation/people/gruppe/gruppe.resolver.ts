import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AsOfArguments, AsOfPageArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr, paaDagDescription } from '../../core/periode/periode.ts';
import { Enhed, type EnhedReference } from '../../units/enhed/enhed.ts';
import { Gruppe, GruppeConnection, GruppeWhere } from './gruppe.ts';

@ArgsType()
class ListArguments extends AsOfPageArguments {
  @Field(() => GruppeWhere, { nullable: true, description: 'Which groups; all, also ended ones, when left out.' })
  where?: GruppeWhere | null;
}

@Resolver(() => Gruppe)
export class GruppeResolver {
  @Query(() => Gruppe, {
    nullable: true,
    description: 'One group. Null when none that the caller may see has the id. Error: NOT_ALLOWED.',
  })
  async gruppe(
    @Arg('id', () => ID, { description: 'Id of the group.' }) id: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, gruppeReader }: AffiliationContext,
  ): Promise<Gruppe | null> {
    return gruppeReader.byId(id, await snapshotAt(database, moment));
  }

  @Query(() => GruppeConnection, {
    description:
      'The groups that the caller may see, by name, filtered and paged: those of units that the right gruppe.read reaches. Error: NOT_ALLOWED for a caller without that right.',
  })
  async grupper(@Args(() => ListArguments) args: ListArguments, @Ctx() { database, gruppeReader }: AffiliationContext) {
    return gruppeReader.page(args, await snapshotAt(database, args));
  }

  @FieldResolver(() => Enhed, {
    nullable: true,
    description: 'The unit. Null when the register has it no more, or it is not known here yet.',
  })
  enhed(@Root() { enhedsNummer }: Gruppe, @Ctx() { enheder }: AffiliationContext): Promise<EnhedReference | null> {
    return enheder.reference(enhedsNummer);
  }
}

/** The groups of a unit that may hold users, on either level. */
@Resolver(() => Enhed)
export class EnhedGrupper {
  @FieldResolver(() => [Gruppe], {
    nullable: true,
    description:
      'Its groups that exist on a day, by name; none of a unit that the right gruppe.read does not reach. Null with the error NOT_ALLOWED for a caller without that right.',
  })
  grupper(
    @Root() { nummer }: Enhed,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: paaDagDescription }) paaDag: string | null,
    @Ctx() { gruppeReader, today }: AffiliationContext,
  ): Promise<Gruppe[]> {
    return gruppeReader.ofEnhed(nummer, dayOr(today, paaDag, 'paaDag'), null);
  }
}
