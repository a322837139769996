import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type Connection, connectionOf, PageArguments } from '../../../common/lists/connection.ts';
import { Marks } from '../../../common/mark.ts';
import { Severities, type Severity } from '../../../common/severity.ts';
import { AsOfArguments, AsOfPageArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { Enhed, parseKommunekode } from '../../units/enhed/enhed.ts';
import type { Kontrol } from '../leveringskontrol/kontrol.ts';
import { kontroller } from '../leveringskontrol/kontroller.ts';
import { Levering, LeveringFund, LeveringRow } from './levering.ts';
import { LeveringDokumenter, LeveringWhere } from './levering-inputs.ts';
import { Leveringsplan } from './leveringsplan.ts';

@ObjectType({ simpleResolvers: true, description: 'A check that a delivery goes through before it is sent.' })
class Leveringskontrol implements Omit<Kontrol, 'check' | 'severity'> {
  @Field(() => String, { description: 'Stable code that programs may rely on.' })
  code!: string;

  @Field(() => Severities, { description: 'How a breach weighs.' })
  severity!: Severity;

  @Field(() => [LeveringDokumenter], { description: 'The kinds of document it is about.' })
  kinds!: Kontrol['kinds'];

  @Field(() => String, { description: 'Its text in Danish; {names} are filled in.' })
  da!: string;

  @Field(() => String, { description: 'Its text in English; {names} are filled in.' })
  en!: string;

  @Field(() => String, { description: 'Where the rule is from.' })
  source!: string;

  @Field(() => Marks, { description: 'How well founded it is.' })
  mark!: Kontrol['mark'];
}

const LeveringConnection = connectionOf(Levering, 'Levering', 'deliveries');
const LeveringsplanConnection = connectionOf(Leveringsplan, 'Leveringsplan', 'plans');

@ArgsType()
class ListArguments extends AsOfPageArguments {
  @Field(() => LeveringWhere, { nullable: true, description: 'Which deliveries; all when left out.' })
  where?: LeveringWhere | null;
}

@Resolver(() => Levering)
export class LeveringResolver {
  @Query(() => Levering, {
    nullable: true,
    description:
      'One delivery. Null when none has the id, or you may not see it (levering.read). `raekker` and `historik` tell what is known now, also as of another moment.',
  })
  async levering(
    @Arg('id', () => ID, { description: 'Id of the delivery.' }) id: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, leveringer }: AffiliationContext,
  ): Promise<Levering | null> {
    return leveringer.byId(id, await snapshotAt(database, moment));
  }

  @Query(() => LeveringConnection, {
    description: 'The deliveries that you may see, the latest first.',
  })
  leveringer(@Args(() => ListArguments) args: ListArguments, @Ctx() { leveringer }: AffiliationContext) {
    return leveringer.page(args);
  }

  @Query(() => LeveringsplanConnection, {
    description: "The plans of a municipality's units, by number; those you may see.",
  })
  async leveringsplaner(
    @Arg('kommune', () => String, { description: 'The municipality, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.' })
    kommune: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { database, leveringer }: AffiliationContext,
  ): Promise<Connection<Leveringsplan>> {
    const kode = parseKommunekode(kommune, 'kommune');
    return leveringer.planer(kode, await snapshotAt(database, moment), paging);
  }

  @Query(() => [Leveringskontrol], { description: 'The checks that a delivery goes through before it is sent.' })
  leveringskontroller(): Leveringskontrol[] {
    return kontroller.map(({ check: _, ...kontrol }) => kontrol);
  }

  @FieldResolver(() => [LeveringFund], {
    description: 'What the checks before the delivery found. Whom it is about is noted in the read log.',
  })
  kontrolfund(@Root() levering: Levering, @Ctx() { leveringer }: AffiliationContext): Promise<LeveringFund[]> {
    return leveringer.kontrolfund(levering);
  }

  @FieldResolver(() => [LeveringRow], {
    description: 'What Unilogin did not load; empty until it answers. Whose rows they are is noted in the read log.',
  })
  raekker(@Root() { id }: Levering, @Ctx() { leveringer }: AffiliationContext): Promise<LeveringRow[]> {
    return leveringer.rows(id);
  }
}

/** The deliveries of a unit that may hold users, on either level. */
@Resolver(() => Enhed)
export class EnhedLeveringer {
  @FieldResolver(() => LeveringConnection, {
    nullable: true,
    description:
      'Its deliveries to Unilogin, the latest first; those that you may see (levering.read). Null, with an error, only while the affiliation subgraph is away.',
  })
  leveringer(
    @Root() { nummer }: Enhed,
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { leveringer }: AffiliationContext,
  ): Promise<Connection<Levering>> {
    return leveringer.ofEnhed(nummer, paging);
  }
}
