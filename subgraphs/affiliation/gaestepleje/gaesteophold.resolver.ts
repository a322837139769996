import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { actorOf } from '../../common/auth/actor-of.ts';
import { reachOrRefuse } from '../../common/auth/reach-or-refuse.ts';
import { inSnapshot, snapshotAt } from '../../common/database/snapshot.ts';
import { and } from '../../common/database/sql.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { mapConnection } from '../../common/lists/map-connection.ts';
import { checkedFirst } from '../../common/lists/page-arguments.ts';
import { AsOfPageArguments } from '../change/as-of-arguments.ts';
import type { AffiliationContext } from '../context.ts';
import { unitInReach } from '../enhed/unit-in-reach.ts';
import type { Gaesteophold as Row } from '../generated/sqlite/client.ts';
import { searchPage } from '../laeselog/soegning.ts';
import { Person } from '../person/person.ts';
import { withOpenedTexts } from '../person/sealed-texts.ts';
import { toPerson } from '../person/to-person.ts';
import { Gaesteophold } from './gaesteophold.ts';
import { GaesteopholdWhere } from './gaesteophold-where.ts';
import { toGaesteophold } from './to-gaesteophold.ts';
import { whereCondition } from './where-condition.ts';

const GaesteopholdConnection = connectionOf(Gaesteophold, 'Gaesteophold', 'guest stays');

@ArgsType()
class ListArguments extends AsOfPageArguments {
  @Field(() => GaesteopholdWhere, {
    nullable: true,
    description: 'Which stays; all, also past ones and those called off, when left out.',
  })
  where?: GaesteopholdWhere | null;
}

@Resolver(() => Gaesteophold)
export class GaesteopholdResolver {
  @Query(() => GaesteopholdConnection, {
    description:
      'The guest stays whose host is at a unit that you may read, by their first day, filtered and paged. Error: NOT_ALLOWED.',
  })
  async gaesteophold(
    @Args(() => ListArguments) { where, first, after, asOf }: ListArguments,
    @Ctx() { database, caller, requestId }: AffiliationContext,
  ) {
    const reach = reachOrRefuse(caller, 'dagpleje.read');
    const { provider } = database;
    const visible = unitInReach(provider, reach, 'Gaesteophold', 'enhedsNummer');
    const snapshot = await snapshotAt(database, asOf);
    const request = {
      table: 'Gaesteophold',
      key: 'id',
      condition: and([inSnapshot(snapshot), visible, whereCondition(provider, where)]),
      order: { column: 'gyldigFra', descending: false },
      first: checkedFirst(first),
      after: after ?? null,
    };
    const asked = { where, reach, formaal: 'gaesteophold' };
    const page = await searchPage<Row>(database, { actor: actorOf(caller), requestId }, request, asked);
    return mapConnection(page, (row) => toGaesteophold(withOpenedTexts(database.vault, 'Gaesteophold', row), snapshot));
  }

  @FieldResolver(() => Person, {
    description: 'The child. What is shown of it takes the right person.read and is noted in the read log.',
  })
  barn(@Root() { barnId, snapshot }: Gaesteophold): Person {
    return toPerson(barnId, snapshot, 'Gaesteophold.barn');
  }

  @FieldResolver(() => Person, {
    description: 'The host. What is shown of her takes the right person.read and is noted in the read log.',
  })
  vaert(@Root() { vaertId, snapshot }: Gaesteophold): Person {
    return toPerson(vaertId, snapshot, 'Gaesteophold.vaert');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why. It tells of the child: it takes the right person.read, and that it was shown is noted in the read log. Null of a protected child, whom a free text may name.',
  })
  async aarsag(
    @Root() { aarsag, barnId, snapshot }: Gaesteophold,
    @Ctx() { personReader }: AffiliationContext,
  ): Promise<string | null> {
    const barn = toPerson(barnId, snapshot, 'Gaesteophold.aarsag');
    return (await personReader.fields(barn, 'gaestepleje')).beskyttet ? null : aarsag;
  }
}
