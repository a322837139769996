import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { may } from '../../../common/auth/may.ts';
import { inSnapshot, sql } from '../../../common/database/sql.ts';
import { askedPage, type Connection, connectionOf, PageArguments } from '../../../common/lists/connection.ts';
import { pageOf } from '../../../common/lists/read-page.ts';
import { AsOfArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import { readKilder, readKildeskribenter } from './kilde.reader.ts';
import { Kilde, Kildeskribenter } from './kilde.ts';

const KildeConnection = connectionOf(Kilde, 'Kilde', 'sources');
const KildeskribenterConnection = connectionOf(Kildeskribenter, 'Kildeskribenter', 'sources with their writers');

@Resolver(() => Kilde)
export class KildeResolver {
  @Query(() => KildeConnection, {
    description: 'The source systems of a municipality, by precedence. Errors: NOT_ALLOWED, VALUE_MALFORMED.',
  })
  async kilder(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<Connection<Kilde>> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(context.caller, 'kilde.read', { kommuner: [kode] });
    if (refused) throw refused;
    const kilder = await readKilder(context, kode, await snapshotAt(context.database, moment));
    const placeOf = ({ prioritet, id }: Kilde) => `${String(prioritet).padStart(4, '0')} ${id}`;
    return pageOf(
      kilder.map((node) => ({ place: placeOf(node), node })),
      'kilder',
      askedPage(paging),
    );
  }
}

@Resolver(() => Kildeskribenter)
export class KildeskribenterResolver {
  @Query(() => KildeskribenterConnection, {
    description:
      'Who may write as which source in a municipality, by source. It takes the right to say so. Errors: NOT_ALLOWED, VALUE_MALFORMED.',
  })
  async kildeskribenter(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { database, caller }: AffiliationContext,
  ): Promise<Connection<Kildeskribenter>> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(caller, 'kilde.write', { kommuner: [kode] });
    if (refused) throw refused;
    const snapshot = inSnapshot(await snapshotAt(database, moment));
    const found = await readKildeskribenter(database, sql`"kommuneKode" = ${kode} AND ${snapshot}`);
    return pageOf(
      found.map((node) => ({ place: `${node.kilde} ${node.id}`, node })),
      'kildeskribenter',
      askedPage(paging),
    );
  }
}
