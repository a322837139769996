import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { may } from '../../../common/auth/may.ts';
import { sql } from '../../../common/database/sql.ts';
import { askedPage, type Connection, connectionOf, PageArguments } from '../../../common/lists/connection.ts';
import { pageOf } from '../../../common/lists/read-page.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { fold } from '../../../common/text/fold.ts';
import { AsOfArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr } from '../../core/periode/periode.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import { heldOn, readRollemappings } from './rollemapping.reader.ts';
import { Rollemapping } from './rollemapping.ts';

const RollemappingConnection = connectionOf(Rollemapping, 'Rollemapping', 'job titles');

@Resolver(() => Rollemapping)
export class RollemappingResolver {
  @Query(() => RollemappingConnection, {
    description:
      "What job titles are in Unilogin's role codes in a municipality on a day: what it has decided, and the shipped table for the others; by job title. Errors: NOT_ALLOWED, VALUE_MALFORMED.",
  })
  async rollemappings(
    @Arg('kommune', () => String, { description: 'Code of the municipality: "101".' }) kommune: string,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'The day; today when left out.' })
    paaDag: string | null,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { caller, database, today }: AffiliationContext,
  ): Promise<Connection<Rollemapping>> {
    const kode = parseKommunekode(kommune, 'kommune');
    const refused = may(caller, 'rollemapping.read', { kommuner: [kode] });
    if (refused) throw refused;
    const day = dayOr(today, paaDag, 'paaDag');
    const own = await readRollemappings(database, sql`"kommuneKode" = ${kode}`, await snapshotAt(database, moment));
    const placed = heldOn(own, day).map((node) => ({ place: `${fold(node.stilling)} ${node.id}`, node }));
    return pageOf(placed, 'rollemappings', askedPage(paging));
  }
}
