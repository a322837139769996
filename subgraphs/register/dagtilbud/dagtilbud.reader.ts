import { Loaders } from '../../common/database/loaders.ts';
import {
  and,
  byteOrder,
  inSnapshot,
  isIn,
  join,
  name,
  type Snapshot,
  type Sql,
  sql,
} from '../../common/database/sql.ts';
import { type Connection, mapConnection } from '../../common/lists/connection.ts';
import type { ListRequest } from '../../common/lists/list-request.ts';
import { readPage, readPages } from '../../common/lists/read-page.ts';
import { institutionNumberPattern } from '../../common/parse/identifiers.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type Niveau, niveauer } from './fields.ts';
import { type ListArguments, listRequest } from './list-arguments.ts';
import { keyColumns, type Nodes, type VersionKey, type Versions } from './versions.ts';
import { whereCondition } from './where-condition.ts';

/**
 * Reads the three levels for one request. Everything that is asked for many objects at once is batched:
 * one SQL statement per level and argument list, however many objects ask.
 */
export class DagtilbudReader {
  readonly #database: RegisterDatabase;
  readonly #kodebog: Kodebog;
  readonly #loaders: Loaders;
  readonly #versions: Versions;

  constructor(database: RegisterDatabase, kodebog: Kodebog, versions: Versions) {
    this.#database = database;
    this.#versions = versions;
    this.#loaders = new Loaders(database.work);
    this.#kodebog = kodebog;
  }

  /** The object with this number; null when there is none. What cannot be a number is not looked for. */
  byNummer<N extends Niveau>(niveau: N, nummer: string, snapshot: Snapshot): Promise<Nodes[N] | null> {
    const stored = nummer.trim().toUpperCase();
    if (!institutionNumberPattern.test(stored)) return Promise.resolve(null);
    const find = async (numre: readonly string[]) => {
      const keys = await this.#keys(niveau, snapshot, [isIn(this.#database.provider, name('nummer'), numre)]);
      return this.#nodes(niveau, keys, snapshot);
    };
    return this.#loaders.loadOne(['nummer', niveau, snapshot], stored, find, (node) => node.nummer);
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
    const page = await readPage<VersionKey>(query, provider, this.#request(niveau, snapshot, args));
    return withNodes(page, await this.#nodes(niveau, page.nodes, snapshot));
  }

  async #families<N extends Niveau>(niveau: N, parents: readonly string[], snapshot: Snapshot, args: ListArguments) {
    const column = niveauer[niveau].parent;
    const isChild = isIn(this.#database.provider, name(column), parents);
    const keys = await this.#keys(niveau, snapshot, [isChild, this.#condition(niveau, snapshot, args)]);
    const nodes = await this.#nodes(niveau, keys, snapshot);
    const families = new Map<string, Nodes[N][]>(parents.map((parent) => [parent, []]));
    for (const [i, { parent }] of keys.entries()) families.get(parent)?.push(nodes[i] as Nodes[N]);
    return parents.map((parent) => families.get(parent) ?? []);
  }

  async #pages<N extends Niveau>(niveau: N, parents: readonly string[], snapshot: Snapshot, args: ListArguments) {
    const { query, provider } = this.#database;
    const keys = { column: niveauer[niveau].parent, keys: parents };
    const pages = await readPages<VersionKey>(query, provider, this.#request(niveau, snapshot, args), keys);
    const nodes = await this.#nodes(
      niveau,
      pages.flatMap((page) => page.nodes),
      snapshot,
    );
    let end = 0;
    return pages.map((page) => {
      const start = end;
      end += page.nodes.length;
      return withNodes(page, nodes.slice(start, end));
    });
  }

  #keys(niveau: Niveau, snapshot: Snapshot, conditions: Sql[]): Promise<(VersionKey & { parent: string })[]> {
    const { query, provider } = this.#database;
    const { table, parent } = niveauer[niveau];
    return query(sql`
      SELECT ${columnList}, ${name(parent)} AS "parent" FROM ${name(table)}
      WHERE ${and([inSnapshot(snapshot), ...conditions])} ORDER BY ${byteOrder(provider, name('nummer'))}`);
  }

  #nodes<N extends Niveau>(niveau: N, keys: readonly VersionKey[], snapshot: Snapshot): Promise<Nodes[N][]> {
    return this.#versions.nodes({ database: this.#database, kodebog: this.#kodebog }, niveau, keys, snapshot);
  }

  #request(niveau: Niveau, snapshot: Snapshot, args: ListArguments): ListRequest {
    const condition = and([inSnapshot(snapshot), this.#condition(niveau, snapshot, args)]);
    return { ...listRequest(niveau, condition, args), columns: keyColumns };
  }

  #condition = (niveau: Niveau, snapshot: Snapshot, { where }: ListArguments): Sql =>
    whereCondition(niveau, where, { provider: this.#database.provider, kodebog: this.#kodebog, snapshot });
}

const columnList = join(keyColumns.map((column) => name(column)));

const withNodes = <Node>(page: Connection<VersionKey>, nodes: Node[]): Connection<Node> =>
  mapConnection(page, (_key, place) => nodes[place] as Node);
