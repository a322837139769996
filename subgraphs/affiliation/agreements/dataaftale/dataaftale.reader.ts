import { type Caller, reachOf } from '../../../common/auth/may.ts';
import { Loaders } from '../../../common/database/loaders.ts';
import {
  and,
  byteOrder,
  inSnapshot,
  isIn,
  name,
  type Provider,
  type Snapshot,
  type Sql,
  sql,
} from '../../../common/database/sql.ts';
import { compileWhere, exactField, kodeField, type Where } from '../../../common/filters/where.ts';
import { askedPage, type Connection, mapConnection } from '../../../common/lists/connection.ts';
import { readPage } from '../../../common/lists/read-page.ts';
import { isUuid, parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { type ListArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Dataaftale as Row } from '../../generated/sqlite/client.ts';
import { kommuneOfEnhed, unitInReach } from '../../units/enhed/enhed.ts';
import type { Dataaftale, DataaftaleStatus, DataaftaleWhere } from './dataaftale.ts';
import { parseTjeneste, tjenester } from './tjenester.ts';

/** Reads data agreements for one request, in batches. */
export class DataaftaleReader {
  readonly #database: AffiliationDatabase;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  /** The agreements with these ids, in their order; unknown ids are left out. */
  async byIds(ids: readonly string[], snapshot: Snapshot = null): Promise<Dataaftale[]> {
    const rows = await this.#rows(isIn(this.#database.provider, name('id'), ids), snapshot);
    const byId = new Map(rows.map((row) => [row.id, toDataaftale(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** The agreement with this id; null when there is none that the caller may read. */
  async byId(caller: Caller, id: string, snapshot: Snapshot): Promise<Dataaftale | null> {
    const { provider } = this.#database;
    const visible = unitInReach(provider, reachOf(caller, 'dataaftale.read'), 'enhedsNummer');
    const [row] = await this.#rows(and([isIn(provider, name('id'), [id]), visible]), snapshot);
    return row ? toDataaftale(row) : null;
  }

  /** The agreements of a unit, by provider system. */
  ofEnhed(nummer: string): Promise<Dataaftale[]> {
    return this.#loaders.load(['enhed'], nummer, async (numre) => {
      const rows = await this.#rows(isIn(this.#database.provider, name('enhedsNummer'), numre), null);
      return numre.map((nummer) => rows.filter((row) => row.enhedsNummer === nummer).map(toDataaftale));
    });
  }

  /** The agreements that a caller may read. */
  async page(caller: Caller, { where, ...args }: ListArguments<DataaftaleWhere>): Promise<Connection<Dataaftale>> {
    const { query, provider } = this.#database;
    const holds = inSnapshot(await snapshotAt(this.#database, args));
    const visible = unitInReach(provider, reachOf(caller, 'dataaftale.read'), 'enhedsNummer');
    const page = await readPage<Row>(query, provider, {
      table: 'Dataaftale',
      key: 'id',
      condition: and([holds, visible, dataaftaleCondition(provider, where)]),
      order: { column: 'enhedsNummer', descending: false },
      page: askedPage(args),
    });
    return mapConnection(page, toDataaftale);
  }

  #rows(condition: Sql, snapshot: Snapshot): Promise<Row[]> {
    const { query, provider } = this.#database;
    return query<Row>(sql`
      SELECT * FROM "Dataaftale" WHERE ${and([inSnapshot(snapshot), condition])}
      ORDER BY ${byteOrder(provider, name('udbydersystem'))}, "tjeneste", "id"`);
  }
}

/** The agreement with this id; null when there is none that the caller may read. */
export async function readDataaftale(
  { caller, dataaftaler }: Pick<AffiliationContext, 'caller' | 'dataaftaler'>,
  id: string,
  snapshot: Snapshot = null,
): Promise<Dataaftale | null> {
  return isUuid(id) ? dataaftaler.byId(caller, id, snapshot) : null;
}

/** The condition of the data agreements' `where`. */
function dataaftaleCondition(provider: Provider, where: Where | null | undefined): Sql {
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    udbydersystem: kodeField(provider, 'udbydersystem'),
    tjeneste: kodeField(provider, 'tjeneste', parseTjeneste),
    enhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    kommune: kommuneOfEnhed(provider, 'enhedsNummer'),
    status: kodeField(provider, 'status'),
  });
}

function toDataaftale(row: Row): Dataaftale {
  const tjeneste = tjenester.get(row.tjeneste);
  if (!tjeneste) throw new Error(`dataaftale ${row.id} has an unknown service`);
  return { ...row, tjeneste, status: row.status as DataaftaleStatus };
}
