import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { may } from '../../../common/auth/may.ts';
import { inSnapshot, sql } from '../../../common/database/sql.ts';
import { AsOfArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import { readKilder, readKildeskribenter } from './kilde.reader.ts';
import { Kilde, Kildeskribenter } from './kilde.ts';

@Resolver(() => Kilde)
export class KildeResolver {
  @Query(() => [Kilde], {
    description: 'The source systems of a municipality, by precedence. Errors: NOT_ALLOWED, VALUE_MALFORMED.',
  })
  async kilder(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<Kilde[]> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(context.caller, 'kilde.read', { kommuner: [kode] });
    if (refused) throw refused;
    return readKilder(context, kode, await snapshotAt(context.database, moment));
  }
}

@Resolver(() => Kildeskribenter)
export class KildeskribenterResolver {
  @Query(() => [Kildeskribenter], {
    description:
      'Who may write as which source in a municipality, by source. It takes the right to say so. Errors: NOT_ALLOWED, VALUE_MALFORMED.',
  })
  async kildeskribenter(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, caller }: AffiliationContext,
  ): Promise<Kildeskribenter[]> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(caller, 'kilde.write', { kommuner: [kode] });
    if (refused) throw refused;
    const snapshot = inSnapshot(await snapshotAt(database, moment));
    return readKildeskribenter(database, sql`"kommuneKode" = ${kode} AND ${snapshot}`);
  }
}
