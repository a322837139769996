import { actorOf, type Caller, reachOf, reachOrRefuse } from '../../../common/auth/may.ts';
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
import { isUuid, parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';
import { type ListArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import { groupBy } from '../../core/change/use-case.ts';
import { holdsOn } from '../../core/periode/periode.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Dagplejer as Row } from '../../generated/sqlite/client.ts';
import { searchPage } from '../../laeselog/search-line.ts';
import { unitInReach } from '../../units/enhed/enhed.ts';
import type { Belaegning, Dagplejer, DagplejerWhere } from './dagplejer.ts';

/** Reads the childminders that a caller may see, for one request: one SQL statement however many objects ask. */
export class DagplejerReader {
  readonly #database: AffiliationDatabase;
  readonly #caller: Caller;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase, caller: Caller) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#caller = caller;
  }

  /** Throws for a caller who may see no childminder anywhere. */
  refuseNowhere = (): void => void reachOrRefuse(this.#caller, 'dagpleje.read');

  /** The attachment with this id; null when there is none that the caller may see. */
  byId(id: string, snapshot: Snapshot): Promise<Dagplejer | null> {
    if (!isUuid(id)) return Promise.resolve(null);
    const find = async (ids: readonly string[]) =>
      (await this.#rows('id', ids, and([inSnapshot(snapshot), this.#visible()]))).map((row) =>
        toDagplejer(row, snapshot),
      );
    return this.#loaders.loadOne(['id', snapshot], id, find, (dagplejer) => dagplejer.id);
  }

  /** Those of a dagplejegruppe on a day. */
  ofGruppe = (id: string, dag: string, snapshot: Snapshot) => this.#of('dagplejegruppeId', id, dag, snapshot);

  /** Those of a unit on a day. */
  ofEnhed = (nummer: string, dag: string) => this.#of('enhedsNummer', nummer, dag, null);

  /** A page of the childminders that the caller may see; the read log notes the search. */
  async page({ where, ...args }: ListArguments<DagplejerWhere>, requestId: string): Promise<Connection<Dagplejer>> {
    const { provider } = this.#database;
    const snapshot = await snapshotAt(this.#database, args);
    const request = {
      table: 'Dagplejer',
      key: 'id',
      condition: and([inSnapshot(snapshot), this.#visible(), dagplejerCondition(provider, where)]),
      order: { column: 'gyldigFra', descending: false },
      page: askedPage(args),
    };
    const looker = { actor: actorOf(this.#caller), requestId };
    const asked = { where, reach: reachOf(this.#caller, 'dagpleje.read'), formaal: 'dagplejere' };
    const page = await searchPage<Row>(this.#database, looker, request, asked);
    return mapConnection(page, (row) => toDagplejer(row, snapshot));
  }

  /** How many children a childminder has on a day; null on a day that she is not one in this attachment. */
  belaegning(dagplejer: Dagplejer, dag: string): Promise<Belaegning | null> {
    const { id, snapshot } = dagplejer;
    return this.#loaders.load(['belaegning', dag, snapshot], id, (ids) =>
      readBelaegning(this.#database, ids, dag, snapshot),
    );
  }

  #of(column: 'dagplejegruppeId' | 'enhedsNummer', key: string, dag: string, snapshot: Snapshot) {
    this.refuseNowhere();
    return this.#loaders.load([column, dag, snapshot], key, async (keys) => {
      const rows = await this.#rows(column, keys, and([inSnapshot(snapshot), this.#visible(), holdsOn(dag)]));
      const groups = groupBy(rows, (row) => row[column]);
      return keys.map((one) => (groups.get(one) ?? []).map((row) => toDagplejer(row, snapshot)));
    });
  }

  #rows(column: string, keys: readonly string[], condition: Sql): Promise<Row[]> {
    const { query, provider } = this.#database;
    return query<Row>(sql`
      SELECT * FROM "Dagplejer" WHERE ${and([isIn(provider, name(column), keys), condition])}
      ORDER BY ${byteOrder(provider, name('gyldigFra'))}, ${byteOrder(provider, name('id'))}`);
  }

  #visible = (): Sql =>
    unitInReach(this.#database.provider, reachOf(this.#caller, 'dagpleje.read'), 'Dagplejer', 'enhedsNummer');
}

const dagplejerCondition = (provider: Provider, where: Where | null | undefined): Sql =>
  compileWhere(where, {
    id: kodeField(provider, 'id'),
    personId: kodeField(provider, 'personId'),
    dagplejegruppeId: kodeField(provider, 'dagplejegruppeId'),
    hovedgruppeId: kodeField(provider, 'gruppeId'),
    anvisningsenhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    gyldigPaa: (day: string | null, path) => holdsOn(parseDay(day, path)),
  });

function toDagplejer(row: Row, snapshot: Snapshot): Dagplejer {
  const { id, personId, dagplejegruppeId, kapacitet, samarbejde, gyldigFra, gyldigTil, aflyst, version } = row;
  const own = { id, personId, dagplejegruppeId, kapacitet, samarbejde, gyldigFra, gyldigTil, aflyst, version };
  return { ...own, hovedgruppeId: row.gruppeId, anvisningsenhed: { nummer: row.enhedsNummer }, snapshot };
}

interface Counted {
  id: string;
  kapacitet: number;
  egne: number | bigint;
  ude: number | bigint;
  gaester: number | bigint;
}

/**
 * How many children these childminders have on a day, in one statement; null for who is none that day. A child that two
 * sources know is one child. `BelaegningPlan` counts the same for what is about to be written.
 */
async function readBelaegning(
  { query, provider }: AffiliationDatabase,
  ids: readonly string[],
  dag: string,
  snapshot: Snapshot,
): Promise<(Belaegning | null)[]> {
  const holds = (alias: string): Sql => sql`${inSnapshot(snapshot, alias)} AND ${name(alias, 'gyldigFra')} <= ${dag}
    AND (${name(alias, 'gyldigTil')} IS NULL OR ${name(alias, 'gyldigTil')} >= ${dag})`;
  const rows = await query<Counted>(sql`
    SELECT "d"."id", "d"."kapacitet",
      (SELECT COUNT(*) FROM "Gaesteophold" AS "g"
       WHERE ${holds('g')} AND NOT "g"."aflyst" AND "g"."vaertId" = "d"."personId") AS "gaester",
      COUNT(DISTINCT "t"."personId") AS "egne", COUNT(DISTINCT "u"."barnId") AS "ude"
    FROM "Dagplejer" AS "d"
    LEFT JOIN "Tilknytning" AS "t" ON "t"."hovedgruppeId" = "d"."gruppeId"
      AND "t"."aktoertype" = 'barn' AND NOT "t"."aflyst" AND ${holds('t')}
    LEFT JOIN "Gaesteophold" AS "u" ON "u"."barnId" = "t"."personId" AND NOT "u"."aflyst" AND ${holds('u')}
    WHERE ${isIn(provider, name('d', 'id'), ids)} AND NOT "d"."aflyst" AND ${holds('d')}
    GROUP BY "d"."id", "d"."kapacitet", "d"."personId"`);
  const byId = new Map(rows.map((row) => [row.id, toBelaegning(row, dag)]));
  return ids.map((id) => byId.get(id) ?? null);
}

function toBelaegning({ kapacitet, egne, ude, gaester }: Counted, dag: string): Belaegning {
  const [egneBoern, away, guests] = [Number(egne), Number(ude), Number(gaester)];
  const ledigePladser = Number(kapacitet) - (egneBoern - away + guests);
  return { dag, egneBoern, ude: away, gaester: guests, ledigePladser };
}
