import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { snapshotAt } from '../../../common/database/sql.ts';
import { PageArguments } from '../../../common/lists/connection.ts';
import { DateTime, LocalDate } from '../../../common/scalars/date-time.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr, paaDagDescription } from '../../core/periode/periode.ts';
import { Enhed, type EnhedReference } from '../../units/enhed/enhed.ts';
import { Gruppe, GruppeConnection, GruppeWhere } from './gruppe.ts';

const asOfDescription = 'As it was at this moment; now when left out. Rights are those of now.';

@ArgsType()
class ListArguments extends PageArguments {
  @Field(() => GruppeWhere, { nullable: true, description: 'Which groups; all, also ended ones, when left out.' })
  where?: GruppeWhere | null;

  @Field(() => DateTime, { nullable: true, description: asOfDescription })
  asOf?: string | null;
}

@Resolver(() => Gruppe)
export class GruppeResolver {
  @Query(() => Gruppe, {
    nullable: true,
    description: 'One group. Null when none that the caller may see has the id. Error: NOT_ALLOWED.',
  })
  async gruppe(
    @Arg('id', () => ID, { description: 'Id of the group.' }) id: string,
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() { database, gruppeReader }: AffiliationContext,
  ): Promise<Gruppe | null> {
    return gruppeReader.byId(id, await snapshotAt(database, asOf));
  }

  @Query(() => GruppeConnection, {
    description:
      'The groups that the caller may see, by name, filtered and paged: those of units that the right gruppe.read reaches. Error: NOT_ALLOWED for a caller without that right.',
  })
  async grupper(
    @Args(() => ListArguments) { asOf, ...args }: ListArguments,
    @Ctx() { database, gruppeReader }: AffiliationContext,
  ) {
    return gruppeReader.page(args, await snapshotAt(database, asOf));
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
