import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { refuseNowhere } from '../../../common/auth/may.ts';
import { Kode } from '../../../common/kode.ts';
import { AsOfArguments, AsOfPageArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { Enhed, refuseEnhed } from '../../units/enhed/enhed.ts';
import { readDataaftale } from './dataaftale.reader.ts';
import { Dataaftale, DataaftaleConnection, DataaftaleWhere } from './dataaftale.ts';
import { tjenester } from './tjenester.ts';

@ArgsType()
class DataaftaleListArguments extends AsOfPageArguments {
  @Field(() => DataaftaleWhere, { nullable: true, description: 'Which; all that you may read when left out.' })
  where?: DataaftaleWhere | null;
}

@Resolver(() => Dataaftale)
export class DataaftaleResolver {
  @Query(() => Dataaftale, {
    nullable: true,
    description: 'One data agreement; null when there is none that you may read. Error: NOT_ALLOWED.',
  })
  async dataaftale(
    @Arg('id', () => ID, { description: 'Id of the agreement.' }) id: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<Dataaftale | null> {
    const refused = refuseNowhere(context.caller, 'dataaftale.read');
    if (refused) throw refused;
    return readDataaftale(context, id, await snapshotAt(context.database, moment));
  }

  @Query(() => DataaftaleConnection, {
    description: 'The data agreements that you may read, by unit, filtered and paged. Error: NOT_ALLOWED.',
  })
  async dataaftaler(
    @Args(() => DataaftaleListArguments) args: DataaftaleListArguments,
    @Ctx() { caller, dataaftaler }: AffiliationContext,
  ) {
    const refused = refuseNowhere(caller, 'dataaftale.read');
    if (refused) throw refused;
    return dataaftaler.page(caller, args);
  }

  @Query(() => [Kode], {
    description: 'The services of Unilogin that data access is given to; wsiEKSPORT has one for each package.',
  })
  uniloginTjenester(): Kode[] {
    return [...tjenester.values()];
  }
}

/** The agreements of a unit that may hold users, on either level. */
@Resolver(() => Enhed)
export class EnhedDataaftaler {
  @FieldResolver(() => [Dataaftale], {
    nullable: true,
    description:
      'Its data agreements, by provider system. Null for a unit that the affiliation subgraph does not know yet. Error: NOT_ALLOWED.',
  })
  async dataaftaler(
    @Root() { nummer }: Enhed,
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
}
