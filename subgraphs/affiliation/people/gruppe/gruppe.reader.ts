import { type Caller, reachOrRefuse } from '../../../common/auth/may.ts';
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
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { parseText } from '../../../common/parse/text.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';
import type { ListArguments } from '../../../common/timeline/as-of.ts';
import { existsOn } from '../../core/periode/periode.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Gruppe as Row } from '../../generated/sqlite/client.ts';
import { kommuneOfEnhed, unitInReach } from '../../units/enhed/enhed.ts';
import type { Gruppe, GruppeWhere } from './gruppe.ts';

/** Reads groups for one request: one statement however many objects ask, and only what the caller may see. */
export class GruppeReader {
  readonly #database: AffiliationDatabase;
  readonly #caller: Caller;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase, caller: Caller) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#caller = caller;
  }

  /** The group with this id; null when there is none that the caller may see. */
  byId(id: string, snapshot: Snapshot): Promise<Gruppe | null> {
    const find = async (ids: readonly string[]) => {
      const rows = await this.#rows(snapshot, isIn(this.#database.provider, name('id'), ids));
      return rows.map((row) => toGruppe(row, snapshot));
    };
    return this.#loaders.loadOne(['id', snapshot], id, find, (gruppe) => gruppe.id);
  }

  /** The groups of a unit that exist on a day, by name. */
  ofEnhed(nummer: string, day: string, snapshot: Snapshot): Promise<Gruppe[]> {
    return this.#loaders.load(['enhed', day, snapshot], nummer, async (numre) => {
      const ofThese = isIn(this.#database.provider, name('enhedsNummer'), numre);
      const groups = new Map<string, Gruppe[]>(numre.map((nummer) => [nummer, []]));
      for (const row of await this.#rows(snapshot, and([ofThese, existsOn(day)])))
        groups.get(row.enhedsNummer)?.push(toGruppe(row, snapshot));
      return numre.map((nummer) => groups.get(nummer) ?? []);
    });
  }

  async page({ where, ...paging }: ListArguments<GruppeWhere>, snapshot: Snapshot): Promise<Connection<Gruppe>> {
    const { query, provider } = this.#database;
    const page = await readPage<Row>(query, provider, {
      table: 'Gruppe',
      key: 'id',
      condition: and([inSnapshot(snapshot, 'Gruppe'), this.#visible(), gruppeCondition(provider, where)]),
      order: { column: 'sortNavn', descending: false },
      page: askedPage(paging),
    });
    return mapConnection(page, (row) => toGruppe(row, snapshot));
  }

  #visible(): Sql {
    return unitInReach(this.#database.provider, reachOrRefuse(this.#caller, 'gruppe.read'), 'Gruppe', 'enhedsNummer');
  }

  #rows(snapshot: Snapshot, condition: Sql): Promise<Row[]> {
    const { query, provider } = this.#database;
    return query<Row>(sql`
      SELECT * FROM "Gruppe" WHERE ${and([inSnapshot(snapshot, 'Gruppe'), this.#visible(), condition])}
      ORDER BY ${byteOrder(provider, name('sortNavn'))}, ${byteOrder(provider, name('id'))}`);
  }
}

function gruppeCondition(provider: Provider, where: Where | null | undefined): Sql {
  const text = (column: string) => exactField(provider, column, parseText, parseText);
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    kode: text('kode'),
    navn: text('navn'),
    gruppetype: kodeField(provider, 'gruppetype'),
    trin: kodeField(provider, 'trin'),
    kilde: text('kilde'),
    enhed: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    kommune: kommuneOfEnhed(provider, 'Gruppe', 'enhedsNummer'),
    gyldigPaa: (day: string | null, path) => existsOn(parseDay(day, path)),
  });
}

const toGruppe = (
  { id, kode, navn, gruppetype, trin, linje, kilde, gyldigFra, gyldigTil, version, enhedsNummer }: Row,
  snapshot: Snapshot,
): Gruppe => ({
  snapshot,
  id,
  kode,
  navn,
  gruppetype,
  trin,
  linje,
  kilde,
  gyldigFra,
  gyldigTil,
  version,
  enhedsNummer,
});
