import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { may } from '../../common/auth/may.ts';
import { inSnapshot, snapshotAt } from '../../common/database/snapshot.ts';
import { type Sql, sql } from '../../common/database/sql.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import { parseList } from '../change/parse-list.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { parseKommunekode } from '../enhed/parse-kommunekode.ts';
import type { Kildeskribenter as Row } from '../generated/sqlite/client.ts';
import { Kildeskribenter, KildeskribenterPayload, SetKildeskribenterInput } from './kildeskribenter.ts';
import { setKildeskribenter } from './set-kildeskribenter.ts';

@Resolver(() => Kildeskribenter)
export class KildeskribenterResolver {
  @Query(() => [Kildeskribenter], {
    description:
      'Who may write as which source in a municipality, by source. It takes the right to say so. Errors: NOT_ALLOWED, VALUE_MALFORMED.',
  })
  async kildeskribenter(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Arg('asOf', () => DateTime, { nullable: true, description: 'As it was at this moment; now when left out.' })
    asOf: string | null,
    @Ctx() { database, caller }: AffiliationContext,
  ): Promise<Kildeskribenter[]> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(caller, 'kilde.write', { kommuner: [kode] });
    if (refused) throw refused;
    const snapshot = inSnapshot(await snapshotAt(database, asOf));
    return read(database, sql`"kommuneKode" = ${kode} AND ${snapshot}`);
  }

  @Mutation(() => KildeskribenterPayload, {
    description:
      'Says who may write as a source in a municipality: deny by default, so a source needs this before its system can write (KILDE_NOT_YOURS). What staff do by hand has a source of its own, which cannot be given away. Errors: FIELD_MALFORMED, KILDE_MANUAL, VERSION_MISMATCH.',
  })
  async setKildeskribenter(
    @Arg('input', () => SetKildeskribenterInput) input: SetKildeskribenterInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<KildeskribenterPayload> {
    const outcome = await write(context, setKildeskribenter({ ...input }), args);
    if (outcome.errors.length > 0 || args.dryRun) return { ...outcome, kildeskribenter: null };
    const { kommuneKode, kilde } = input;
    const kode = parseKommunekode(kommuneKode, 'kommuneKode');
    const [kildeskribenter = null] = await read(
      context.database,
      sql`"kommuneKode" = ${kode} AND "kilde" = ${kilde} AND "toChange" IS NULL`,
    );
    return { ...outcome, kildeskribenter };
  }
}

async function read({ query }: AffiliationContext['database'], condition: Sql): Promise<Kildeskribenter[]> {
  const rows = await query<Row>(sql`SELECT * FROM "Kildeskribenter" WHERE ${condition} ORDER BY "kilde", "id"`);
  return rows.map(({ noegler, cvrNumre, subjekter, ...row }) => ({
    ...row,
    ...{ noegler: parseList(noegler), cvrNumre: parseList(cvrNumre), subjekter: parseList(subjekter) },
  }));
}
