import { actorOf, type Caller, reachOf, reachOrRefuse } from '../../../common/auth/may.ts';
import { and, inSnapshot, type Provider, type Snapshot, type Sql, sql } from '../../../common/database/sql.ts';
import { compileWhere, exactField, kodeField, type Where } from '../../../common/filters/where.ts';
import { askedPage, type Connection, mapConnection } from '../../../common/lists/connection.ts';
import { isUuid, parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';
import { type ListArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { withOpenedTexts } from '../../core/change/sealed-texts.ts';
import { holdsOn } from '../../core/periode/periode.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Gaesteophold as Row } from '../../generated/sqlite/client.ts';
import { searchPage } from '../../laeselog/search-line.ts';
import { unitInReach } from '../../units/enhed/enhed.ts';
import type { Gaesteophold, GaesteopholdWhere } from './gaesteophold.ts';

type Asking = Pick<AffiliationContext, 'database' | 'caller' | 'requestId'>;

/** The stays whose host is at a unit that the caller may read, by their first day; the read log notes the search. */
export async function pageOfGaesteophold(
  { database, caller, requestId }: Asking,
  { where, ...args }: ListArguments<GaesteopholdWhere>,
): Promise<Connection<Gaesteophold>> {
  const reach = reachOrRefuse(caller, 'dagpleje.read');
  const { provider } = database;
  const visible = unitInReach(provider, reach, 'Gaesteophold', 'enhedsNummer');
  const snapshot = await snapshotAt(database, args);
  const request = {
    table: 'Gaesteophold',
    key: 'id',
    condition: and([inSnapshot(snapshot), visible, whereCondition(provider, where)]),
    order: { column: 'gyldigFra', descending: false },
    page: askedPage(args),
  };
  const asked = { where, reach, formaal: 'gaesteophold' };
  const page = await searchPage<Row>(database, { actor: actorOf(caller), requestId }, request, asked);
  return mapConnection(page, (row) => toGaesteophold(withOpenedTexts(database.vault, 'Gaesteophold', row), snapshot));
}

/** A stay as it is now; null when there is none that the caller may see. */
export async function readGaesteophold(
  { query, provider, vault }: AffiliationDatabase,
  caller: Caller,
  id: string,
): Promise<Gaesteophold | null> {
  if (!isUuid(id)) return null;
  const visible = unitInReach(provider, reachOf(caller, 'dagpleje.read'), 'Gaesteophold', 'enhedsNummer');
  const condition = and([sql`"id" = ${id}`, inSnapshot(null), visible]);
  const [row] = await query<Row>(sql`SELECT * FROM "Gaesteophold" WHERE ${condition}`);
  return row ? toGaesteophold(withOpenedTexts(vault, 'Gaesteophold', row), null) : null;
}

const whereCondition = (provider: Provider, where: Where | null | undefined): Sql =>
  compileWhere(where, {
    id: kodeField(provider, 'id'),
    barnId: kodeField(provider, 'barnId'),
    vaertId: kodeField(provider, 'vaertId'),
    anvisningsenhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    gyldigPaa: (day: string | null, path) => holdsOn(parseDay(day, path)),
  });

function toGaesteophold(row: Row, snapshot: Snapshot): Gaesteophold {
  const { id, barnId, vaertId, gyldigFra, gyldigTil, aarsag, aflyst, version } = row;
  const own = { id, barnId, vaertId, gyldigFra, gyldigTil, aarsag, aflyst, version, snapshot };
  return { ...own, anvisningsenhed: { nummer: row.enhedsNummer } };
}
