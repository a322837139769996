import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { may } from '../../common/auth/may.ts';
import { inSnapshot, type Snapshot, snapshotAt } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { parseKommunekode } from '../enhed/parse-kommunekode.ts';
import { Kilde } from './kilde.ts';
import { KildeInput } from './kilde-input.ts';
import { KilderPayload } from './kilde-payload.ts';
import { setKilder } from './set-kilder.ts';

@Resolver(() => Kilde)
export class KildeResolver {
  @Query(() => [Kilde], {
    description: 'The source systems of a municipality, by precedence. Errors: NOT_ALLOWED, VALUE_MALFORMED.',
  })
  async kilder(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'As it was at this moment; now when left out.' })
    asOf: string | null,
    @Ctx() context: AffiliationContext,
  ): Promise<Kilde[]> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(context.caller, 'kilde.read', { kommuner: [kode] });
    if (refused) throw refused;
    return readKilder(context, kode, await snapshotAt(context.database, asOf));
  }

  @Mutation(() => KilderPayload, {
    description:
      'Sets the precedence of source systems of a municipality; one that is not among them stays as it is. Persons whom several sources know are computed anew in the same write. It takes no `expectedVersion`: each source that is named is set whole, from nothing that was read; a dry run shows what it would replace. Errors: FIELD_MALFORMED, KILDE_TWICE.',
  })
  async setKilder(
    @Arg('kommuneKode', () => String, { description: 'Code of the municipality: "101".' }) kommuneKode: string,
    @Arg('kilder', () => [KildeInput], { description: 'The sources, at most 100.' }) kilder: KildeInput[],
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<KilderPayload> {
    const outcome = await write(context, setKilder(kommuneKode, kilder), args);
    if (outcome.errors.length > 0 || args.dryRun) return { ...outcome, kilder: [] };
    return { ...outcome, kilder: await readKilder(context, parseKommunekode(kommuneKode, 'kommuneKode'), null) };
  }
}

const readKilder = ({ database }: AffiliationContext, kommuneKode: string, snapshot: Snapshot): Promise<Kilde[]> =>
  database.query<Kilde>(sql`
    SELECT * FROM "Kilde" WHERE "kommuneKode" = ${kommuneKode} AND ${inSnapshot(snapshot)} ORDER BY "prioritet", "id"`);
