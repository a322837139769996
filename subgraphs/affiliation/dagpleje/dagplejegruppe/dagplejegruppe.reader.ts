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
import { compileWhere, exactField, foldedField, kodeField, type Where } from '../../../common/filters/where.ts';
import { askedPage, type Connection, mapConnection } from '../../../common/lists/connection.ts';
import { readPage } from '../../../common/lists/read-page.ts';
import { isUuid, parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';
import { type ListArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import { existsOn } from '../../core/periode/periode.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import { refusal } from '../../errors/refusals.ts';
import type { Dagplejegruppe as Row } from '../../generated/sqlite/client.ts';
import { basisKoder, type Dagplejegruppe, type DagplejegruppeWhere } from './dagplejegruppe.ts';

/** Reads dagplejegrupper for one request, in batches: one SQL statement however many objects ask. */
export class DagplejegruppeReader {
  readonly #database: AffiliationDatabase;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  /** The group with this id; null when there is none. The database is not asked for what cannot be an id. */
  byId(id: string, snapshot: Snapshot): Promise<Dagplejegruppe | null> {
    if (!isUuid(id)) return Promise.resolve(null);
    const find = async (ids: readonly string[]) => {
      const rows = await this.#rows(snapshot, [isIn(this.#database.provider, name('id'), ids)]);
      return rows.map((row) => toDagplejegruppe(row, snapshot));
    };
    return this.#loaders.loadOne(['id', snapshot], id, find, (gruppe) => gruppe.id);
  }

  /** The groups of an anvisningsenhed that exist on a day, by name. */
  ofEnhed(nummer: string, day: string): Promise<Dagplejegruppe[]> {
    return this.#loaders.load(['enhed', day], nummer, (numre) => this.#ofEnheder(numre, day));
  }

  async page({ where, ...args }: ListArguments<DagplejegruppeWhere>): Promise<Connection<Dagplejegruppe>> {
    const { query, provider } = this.#database;
    const snapshot = await snapshotAt(this.#database, args);
    const page = await readPage<Row>(query, provider, {
      table: 'Dagplejegruppe',
      key: 'id',
      condition: and([inSnapshot(snapshot), whereCondition(provider, where)]),
      order: { column: 'sortNavn', descending: false },
      page: askedPage(args),
    });
    return mapConnection(page, (row) => toDagplejegruppe(row, snapshot));
  }

  async #ofEnheder(numre: readonly string[], day: string): Promise<Dagplejegruppe[][]> {
    const ofThese = isIn(this.#database.provider, name('anvisningsenhedsNummer'), numre);
    const groups = new Map<string, Dagplejegruppe[]>(numre.map((nummer) => [nummer, []]));
    for (const row of await this.#rows(null, [ofThese, existsOn(day)]))
      groups.get(row.anvisningsenhedsNummer)?.push(toDagplejegruppe(row, null));
    return numre.map((nummer) => groups.get(nummer) ?? []);
  }

  #rows(snapshot: Snapshot, conditions: Sql[]): Promise<Row[]> {
    const { query, provider } = this.#database;
    return query<Row>(sql`
      SELECT * FROM "Dagplejegruppe" WHERE ${and([inSnapshot(snapshot), ...conditions])}
      ORDER BY ${byteOrder(provider, name('sortNavn'))}, ${byteOrder(provider, name('id'))}`);
  }
}

function whereCondition(provider: Provider, where: Where | null | undefined): Sql {
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    navn: foldedField(provider, 'navn', 'foldedNavn'),
    basis: kodeField(provider, 'basis', parseBasis),
    anvisningsenhedsNummer: exactField(
      provider,
      'anvisningsenhedsNummer',
      parseInstitutionNumber,
      parseInstitutionNumberPart,
    ),
    gyldigPaa: (day: string | null, path) => existsOn(parseDay(day, path)),
  });
}

function parseBasis(value: string, field: string): string {
  if (basisKoder.has(value)) return value;
  const example = [...basisKoder.keys()].map((kode) => `"${kode}"`).join(', ');
  throw refusal('KODE_UNKNOWN', { field, value, liste: 'dagplejegruppeBasis', example });
}

function toDagplejegruppe(row: Row, snapshot: Snapshot): Dagplejegruppe {
  const basis = basisKoder.get(row.basis);
  if (!basis) throw new Error(`dagplejegruppe ${row.id} has an unknown basis`);
  const { id, navn, gyldigFra, gyldigTil, version, anvisningsenhedsNummer: nummer } = row;
  const own = { id, navn, basis, gyldigFra, gyldigTil, version, snapshot };
  return { ...own, institutionsnummer: nummer, anvisningsenhed: { nummer } };
}
