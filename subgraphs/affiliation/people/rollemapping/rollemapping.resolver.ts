import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { may } from '../../../common/auth/may.ts';
import { sql } from '../../../common/database/sql.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AsOfArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr } from '../../core/periode/periode.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import { heldOn, readRollemappings } from './rollemapping.reader.ts';
import { Rollemapping } from './rollemapping.ts';

@Resolver(() => Rollemapping)
export class RollemappingResolver {
  @Query(() => [Rollemapping], {
    description:
      "What job titles are in Unilogin's role codes in a municipality on a day: what it has decided, and the shipped table for the others. Errors: NOT_ALLOWED, VALUE_MALFORMED.",
  })
  async rollemappings(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'The day; today when left out.' })
    paaDag: string | null,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { caller, database, today }: AffiliationContext,
  ): Promise<Rollemapping[]> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(caller, 'rollemapping.read', { kommuner: [kode] });
    if (refused) throw refused;
    const day = dayOr(today, paaDag, 'paaDag');
    const own = await readRollemappings(database, sql`"kommuneKode" = ${kode}`, await snapshotAt(database, moment));
    return heldOn(own, day);
  }
}
