import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { snapshotAt } from '../../common/database/snapshot.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { PageArguments } from '../../common/lists/page-arguments.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { AffiliationContext } from '../context.ts';
import { parseKommunekode } from '../enhed/enhed-reach.ts';
import { kontroller } from '../leveringskontrol/kontroller.ts';
import { Levering } from './levering.ts';
import { LeveringRow, LeveringStep } from './levering-details.ts';
import { LeveringFund } from './levering-fund.ts';
import { LeveringWhere } from './levering-where.ts';
import { Leveringskontrol } from './leveringskontrol.ts';
import { Leveringsplan } from './leveringsplan.ts';

const LeveringConnection = connectionOf(Levering, 'Levering', 'deliveries');

@ArgsType()
class ListArguments extends PageArguments {
  @Field(() => LeveringWhere, { nullable: true, description: 'Which deliveries; all when left out.' })
  where?: LeveringWhere | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The deliveries as they were at this moment; now when left out.',
  })
  asOf?: string | null;
}

@Resolver(() => Levering)
export class LeveringResolver {
  @Query(() => Levering, {
    nullable: true,
    description: 'One delivery. Null when none has the id, or you may not see it (levering.read).',
  })
  async levering(
    @Arg('id', () => ID, { description: 'Id of the delivery.' }) id: string,
    @Arg('asOf', () => DateTime, {
      nullable: true,
      description: 'As it was at this moment; now when left out. `raekker` and `historik` tell what is known now.',
    })
    asOf: string | null,
    @Ctx() { database, leveringer }: AffiliationContext,
  ): Promise<Levering | null> {
    return leveringer.byId(id, await snapshotAt(database, asOf));
  }

  @Query(() => LeveringConnection, {
    description: 'The deliveries that you may see, the latest first.',
  })
  leveringer(@Args(() => ListArguments) args: ListArguments, @Ctx() { leveringer }: AffiliationContext) {
    return leveringer.page(args);
  }

  @Query(() => [Leveringsplan], { description: "The plans of a municipality's units, by number; those you may see." })
  async leveringsplaner(
    @Arg('kommune', () => String, { description: 'The municipality, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.' })
    kommune: string,
    @Arg('asOf', () => DateTime, {
      nullable: true,
      description: 'As they were at this moment, of the units that are in the municipality now; now when left out.',
    })
    asOf: string | null,
    @Ctx() { database, leveringer }: AffiliationContext,
  ): Promise<Leveringsplan[]> {
    return leveringer.planer(parseKommunekode(kommune, 'kommune'), await snapshotAt(database, asOf));
  }

  @Query(() => [Leveringskontrol], { description: 'The checks that a delivery goes through before it is sent.' })
  leveringskontroller(): Leveringskontrol[] {
    return kontroller.map(({ check: _, ...kontrol }) => kontrol);
  }

  @FieldResolver(() => [LeveringFund], {
    description: 'What the checks before the delivery found. Whom it is about is noted in the read log.',
  })
  kontrolfund(@Root() levering: Levering, @Ctx() { leveringer }: AffiliationContext): Promise<LeveringFund[]> {
    return leveringer.fund(levering);
  }

  @FieldResolver(() => [LeveringRow], {
    description: 'What Unilogin did not load; empty until it answers. Whose rows they are is noted in the read log.',
  })
  raekker(@Root() { id }: Levering, @Ctx() { leveringer }: AffiliationContext): Promise<LeveringRow[]> {
    return leveringer.rows(id);
  }

  @FieldResolver(() => [LeveringStep], { description: 'Its life, step by step.' })
  historik(@Root() { id }: Levering, @Ctx() { leveringer }: AffiliationContext): Promise<LeveringStep[]> {
    return leveringer.steps(id);
  }
}
