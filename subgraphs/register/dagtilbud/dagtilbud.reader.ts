import { Loaders } from '../../common/database/loaders.ts';
import { inSnapshot, type Snapshot } from '../../common/database/snapshot.ts';
import { and, byteOrder, isIn, name, type Sql, sql } from '../../common/database/sql.ts';
import { type Connection, mapConnection } from '../../common/lists/connection.ts';
import type { ListRequest } from '../../common/lists/list-request.ts';
import { readPage, readPages } from '../../common/lists/read-page.ts';
import { institutionNumberPattern } from '../../common/parse/identifiers.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type AlternativAdresse as AlternativAdresseType, toAlternativAdresse } from './alternativ-adresse.ts';
import { type Anvisningsenhed as AnvisningsenhedType, toAnvisningsenhed } from './anvisningsenhed.ts';
import { type Daginstitution as DaginstitutionType, toDaginstitution } from './daginstitution.ts';
import { type ListArguments, listRequest } from './list-arguments.ts';
import { type Niveau, niveauer, type Rows } from './niveau.ts';
import { whereCondition } from './where-condition.ts';

/**
 * Reads the three levels for one request. Everything that is asked for many objects at once is batched:
 * one SQL statement per level and argument list, however many objects ask.
 */
export class DagtilbudReader {
  readonly #database: RegisterDatabase;
  readonly #kodebog: Kodebog;
  readonly #loaders: Loaders;

  constructor(database: RegisterDatabase, kodebog: Kodebog) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#kodebog = kodebog;
  }

  /** The object with this number; null when there is none. What cannot be a number is not looked for. */
  byNummer<N extends Niveau>(niveau: N, nummer: string, snapshot: Snapshot): Promise<Nodes[N] | null> {
    const stored = nummer.trim().toUpperCase();
    if (!institutionNumberPattern.test(stored)) return Promise.resolve(null);
    return this.#loaders.load(['nummer', niveau, snapshot], stored, async (numre) => {
      const rows = await this.#rows(niveau, snapshot, [isIn(this.#database.provider, name('nummer'), numre)]);
      const byNummer = new Map(rows.map((row) => [row.nummer, this.#node(niveau, row, snapshot)]));
      return numre.map((nummer) => byNummer.get(nummer) ?? null);
    });
  }

  /** All children of a parent, by number. */
  children<N extends Niveau>(niveau: N, parent: string, snapshot: Snapshot, args: ListArguments): Promise<Nodes[N][]> {
    const kind = ['children', niveau, snapshot, args];
    return this.#loaders.load(kind, parent, (parents) => this.#families(niveau, parents, snapshot, args));
  }

  /** One page of a parent's children. */
  pageOfChildren<N extends Niveau>(
    niveau: N,
    parent: string,
    snapshot: Snapshot,
    args: ListArguments,
  ): Promise<Connection<Nodes[N]>> {
    const kind = ['pages', niveau, snapshot, args];
    return this.#loaders.load(kind, parent, (parents) => this.#pages(niveau, parents, snapshot, args));
  }

  /** One page of all objects of a level. */
  async page<N extends Niveau>(niveau: N, snapshot: Snapshot, args: ListArguments): Promise<Connection<Nodes[N]>> {
    const { query, provider } = this.#database;
    const page = await readPage<Rows[N]>(query, provider, this.#request(niveau, snapshot, args));
    return mapConnection(page, (row) => this.#node(niveau, row, snapshot));
  }

  async #families<N extends Niveau>(niveau: N, parents: readonly string[], snapshot: Snapshot, args: ListArguments) {
    const column = niveauer[niveau].parent;
    const isChild = isIn(this.#database.provider, name(column), parents);
    const rows = await this.#rows(niveau, snapshot, [isChild, this.#condition(niveau, snapshot, args)]);
    const families = new Map<string, Nodes[N][]>(parents.map((parent) => [parent, []]));
    for (const row of rows) families.get(String(row[column as keyof Rows[N]]))?.push(this.#node(niveau, row, snapshot));
    return parents.map((parent) => families.get(parent) ?? []);
  }

  async #pages<N extends Niveau>(niveau: N, parents: readonly string[], snapshot: Snapshot, args: ListArguments) {
    const { query, provider } = this.#database;
    const keys = { column: niveauer[niveau].parent, keys: parents };
    const pages = await readPages<Rows[N]>(query, provider, this.#request(niveau, snapshot, args), keys);
    return pages.map((page) => mapConnection(page, (row) => this.#node(niveau, row, snapshot)));
  }

  #rows<N extends Niveau>(niveau: N, snapshot: Snapshot, conditions: Sql[]): Promise<Rows[N][]> {
    const { query, provider } = this.#database;
    return query<Rows[N]>(sql`
      SELECT * FROM ${name(niveauer[niveau].table)} WHERE ${and([inSnapshot(snapshot), ...conditions])}
      ORDER BY ${byteOrder(provider, name('nummer'))}`);
  }

  #request(niveau: Niveau, snapshot: Snapshot, args: ListArguments): ListRequest {
    return listRequest(niveau, and([inSnapshot(snapshot), this.#condition(niveau, snapshot, args)]), args);
  }

  #condition = (niveau: Niveau, snapshot: Snapshot, { where }: ListArguments): Sql =>
    whereCondition(niveau, where, { provider: this.#database.provider, kodebog: this.#kodebog, snapshot });

  #node = <N extends Niveau>(niveau: N, row: Rows[N], snapshot: Snapshot): Nodes[N] =>
    toNode[niveau](row, this.#kodebog, snapshot);
}

/** What the schema shows of each level. */
interface Nodes {
  daginstitution: DaginstitutionType;
  anvisningsenhed: AnvisningsenhedType;
  alternativAdresse: AlternativAdresseType;
}

type ToNode = { [N in Niveau]: (row: Rows[N], kodebog: Kodebog, snapshot: Snapshot) => Nodes[N] };

export const toNode: ToNode = {
  daginstitution: toDaginstitution,
  anvisningsenhed: toAnvisningsenhed,
  alternativAdresse: toAlternativAdresse,
};
