import { actorOf, reachOf } from '../../../common/auth/may.ts';
import {
  and,
  inSnapshot,
  isIn,
  name,
  type Provider,
  type Sql,
  someElement,
  sql,
} from '../../../common/database/sql.ts';
import { compileWhere, type FilterField, kodeField, type Where } from '../../../common/filters/where.ts';
import { askedPage, type Connection, mapConnection } from '../../../common/lists/connection.ts';
import { parseInstitutionNumber } from '../../../common/parse/identifiers.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';
import { type ListArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { parseList } from '../../core/change/use-case.ts';
import { existsOn } from '../../core/periode/periode.ts';
import type { Brugeradministrator as Row } from '../../generated/sqlite/client.ts';
import { searchPage } from '../../laeselog/search-line.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import { type Brugeradministrator, type BrugeradministratorWhere, statusOn } from './brugeradministrator.ts';

/** The appointments in the municipalities where the caller may read them. */
export async function readBrugeradministratorer(
  { database, caller, requestId, today }: AffiliationContext,
  { where, ...args }: ListArguments<BrugeradministratorWhere>,
): Promise<Connection<Brugeradministrator>> {
  const { provider } = database;
  const reach = reachOf(caller, 'brugeradministrator.read');
  const { all, kommuner } = reach;
  const visible = all ? sql`1 = 1` : isIn(provider, name('kommuneKode'), kommuner);
  const request = {
    table: 'Brugeradministrator',
    key: 'id',
    condition: and([inSnapshot(await snapshotAt(database, args)), visible, condition(provider, where)]),
    order: { column: 'gyldigFra', descending: false },
    page: askedPage(args),
  };
  const asked = { where, reach, formaal: 'brugeradministratorer' };
  const page = await searchPage<Row>(database, { actor: actorOf(caller), requestId }, request, asked);
  return mapConnection(page, (row) => toBrugeradministrator(row, today));
}

function condition(provider: Provider, where: Where | null | undefined): Sql {
  const enhed = kodeField(provider, 'value', parseInstitutionNumber);
  const ofEnhed: FilterField = (filter, path) => someElement(provider, 'enheder', enhed(filter, path));
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    personId: kodeField(provider, 'personId'),
    kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
    enhed: ofEnhed,
    gyldigPaa: (day: string | null, path) => existsOn(parseDay(day, path)),
  });
}

const toBrugeradministrator = (row: Row, today: string): Brugeradministrator => ({
  ...row,
  enheder: parseList(row.enheder),
  status: statusOn(row, today),
});
