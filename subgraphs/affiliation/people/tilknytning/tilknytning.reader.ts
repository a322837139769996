import { type ActionReach, actorOf, type Caller, reachOf, reachOrRefuse } from '../../../common/auth/may.ts';
import { Loaders } from '../../../common/database/loaders.ts';
import { and, byteOrder, inSnapshot, isIn, name, type Snapshot, type Sql, sql } from '../../../common/database/sql.ts';
import { askedPage, type Connection, mapConnection, type PageArguments } from '../../../common/lists/connection.ts';
import { readPage, readPages } from '../../../common/lists/read-page.ts';
import { isUuid } from '../../../common/parse/identifiers.ts';
import { withOpenedTexts } from '../../core/change/sealed-texts.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Tilknytning as Row } from '../../generated/sqlite/client.ts';
import { searchLine } from '../../laeselog/search-line.ts';
import { type Looker, show } from '../../laeselog/show.ts';
import type { Aktoertype, Tilknytning, TilknytningWhere } from './tilknytning.ts';
import { activeOn, memberOf, tilknytningCondition, visibleTilknytninger } from './tilknytning-condition.ts';

interface TilknytningListArguments extends PageArguments {
  where?: TilknytningWhere | null;
}

/** What a question about ties comes with: the state it is read in, the day, and what the read log is to say. */
interface Asked {
  snapshot: Snapshot;
  day: string;
  formaal: string;
}

/** Reads ties for one request: one statement however many objects ask, in one transaction with its lines of the read log. */
export class TilknytningReader {
  readonly #database: AffiliationDatabase;
  readonly #caller: Caller;
  readonly #looker: Looker;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase, caller: Caller, requestId: string) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#caller = caller;
    this.#looker = { actor: actorOf(caller), requestId };
  }

  /** The tie with this id; null when there is none that the caller may see. */
  byId(id: string, { snapshot, formaal }: Omit<Asked, 'day'>): Promise<Tilknytning | null> {
    if (!isUuid(id)) return Promise.resolve(null);
    const find = (ids: readonly string[]) =>
      this.#rows(snapshot, formaal, isIn(this.#database.provider, name('id'), ids));
    return this.#loaders.loadOne(['id', snapshot, formaal], id, find, (tilknytning) => tilknytning.id);
  }

  async page(args: TilknytningListArguments, asked: Asked): Promise<Connection<Tilknytning>> {
    const request = this.#request(args, asked);
    const page = await show(this.#database, this.#looker, async (query) => {
      const result = await readPage<Row>(query, this.#database.provider, request);
      const asks = searchLine({ ...args, reach: this.#reach(), formaal: asked.formaal, antal: result.totalCount });
      return { result, seen: seenIn(result.nodes, asked.formaal), asked: [asks] };
    });
    return mapConnection(page, (row) => this.shown(row, asked.snapshot, asked.formaal));
  }

  /** A page of the ties of one unit or person; many units' or persons' pages are one statement. */
  pageOf(column: 'enhedsNummer' | 'personId', key: string, args: TilknytningListArguments, asked: Asked) {
    return this.#loaders.load([column, args, asked], key, async (keys): Promise<Connection<Tilknytning>[]> => {
      const request = this.#request(args, asked);
      const pages = await show(this.#database, this.#looker, async (query) => {
        const result = await readPages<Row>(query, this.#database.provider, request, { column, keys });
        const antal = result.reduce((sum, { totalCount }) => sum + totalCount, 0);
        const asks = searchLine({ ...args, reach: this.#ownersOf(column, keys), formaal: asked.formaal, antal });
        return { result, seen: result.flatMap(({ nodes }) => seenIn(nodes, asked.formaal)), asked: [asks] };
      });
      return pages.map((page) => mapConnection(page, (row) => this.shown(row, asked.snapshot, asked.formaal)));
    });
  }

  shown(row: Row, snapshot: Snapshot, formaal: string): Tilknytning {
    return toTilknytning(withOpenedTexts(this.#database.vault, 'Tilknytning', row), snapshot, formaal);
  }

  /** Those who are in a group on a day. */
  membersOf(gruppeId: string, { snapshot, day, formaal }: Asked): Promise<Tilknytning[]> {
    return this.#loaders.load(['gruppe', snapshot, day, formaal], gruppeId, async (ids) => {
      const inThese = memberOf(this.#database.provider, ids);
      const rows = await this.#rows(snapshot, formaal, and([inThese, activeOn(day)]));
      const members = groupBy(rows, ({ hovedgruppeId, gruppeIds }) => [
        ...new Set([hovedgruppeId ?? '', ...gruppeIds]),
      ]);
      return ids.map((id) => members.get(id) ?? []);
    });
  }

  /** The contacts that a child has at a unit on a day. */
  contactsOf(barnId: string, enhedsNummer: string, { snapshot, day, formaal }: Asked): Promise<Tilknytning[]> {
    const key = `${barnId} ${enhedsNummer}`;
    return this.#loaders.load(['barn', snapshot, day, formaal], key, async (keys) => {
      const children = keys.map((key) => key.split(' ')[0] ?? '');
      const ofThese = isIn(this.#database.provider, name('barnId'), children);
      const rows = await this.#rows(snapshot, formaal, and([ofThese, activeOn(day)]));
      const contacts = groupBy(rows, (row) => [`${row.barnId} ${row.enhedsNummer}`]);
      return keys.map((key) => contacts.get(key) ?? []);
    });
  }

  #request({ where, ...paging }: TilknytningListArguments, { snapshot, day }: Asked) {
    return {
      table: 'Tilknytning',
      key: 'id',
      condition: and([
        inSnapshot(snapshot, 'Tilknytning'),
        this.#visible(),
        tilknytningCondition(this.#database.provider, where, day),
      ]),
      order: { column: 'id', descending: false },
      page: askedPage(paging),
    };
  }

  #reach = (): ActionReach => reachOrRefuse(this.#caller, 'person.read');

  /** A question about the ties of a unit or person is about its municipality. */
  #ownersOf = (column: 'enhedsNummer' | 'personId', keys: readonly string[]) =>
    column === 'enhedsNummer' ? { kommuner: [], enheder: keys } : { kommuner: [], enheder: [], personer: keys };

  #visible(): Sql {
    const ofProtected = reachOf(this.#caller, 'person.readProtected');
    return visibleTilknytninger(this.#database.provider, this.#reach(), ofProtected);
  }

  async #rows(snapshot: Snapshot, formaal: string, condition: Sql): Promise<Tilknytning[]> {
    const all = and([inSnapshot(snapshot, 'Tilknytning'), this.#visible(), condition]);
    const rows = await show(this.#database, this.#looker, async (query) => {
      const result = await query<Row>(sql`
        SELECT * FROM "Tilknytning" WHERE ${all} ORDER BY ${byteOrder(this.#database.provider, name('id'))}`);
      const none = searchLine({ reach: this.#reach(), formaal, antal: 0 });
      return { result, seen: seenIn(result, formaal), asked: result.length === 0 ? [none] : [] };
    });
    return rows.map((row) => this.shown(row, snapshot, formaal));
  }
}

const seenIn = (rows: readonly Row[], formaal: string) =>
  [...new Set(rows.map(({ personId }) => personId))].map((personId) => ({ personId, hvad: 'tilknytning', formaal }));

function groupBy(rows: readonly Tilknytning[], keysOf: (row: Tilknytning) => string[]): Map<string, Tilknytning[]> {
  const groups = new Map<string, Tilknytning[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push(row);
    }
  return groups;
}

/** A stored tie, shown by an operation: `formaal` stands in the read log. */
function toTilknytning(row: Row, snapshot: Snapshot, formaal: string): Tilknytning {
  const { fromChange: _from, toChange: _to, aktoertype, roller, grupper, ...rest } = row;
  return {
    ...rest,
    snapshot,
    formaal,
    aktoertype: aktoertype as Aktoertype,
    roller: parseList(roller),
    gruppeIds: parseList(grupper),
  };
}
