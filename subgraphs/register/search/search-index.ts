import { LRUCache } from 'lru-cache';
import { and, inSnapshot, join, name, type Snapshot, type Sql, sql } from '../../common/database/sql.ts';
import { Turns } from '../../common/turns/turns.ts';
import { type Niveau, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Changeset } from '../generated/sqlite/client.ts';
import { SearchEntries, type SearchRow } from './search-entries.ts';

interface Current {
  /** The last changeset that the entries have; null in a register without any. */
  head: Changeset | null;
  entries: SearchEntries;
}

/** How many earlier moments are kept at hand; each is a whole register. */
const pastKept = 3;

/**
 * The words of the register in memory, read once: some seven thousand objects, of which every search looks at all. Each
 * search asks for the last changeset first and takes in what is new, so it finds what any process has committed before.
 */
export class SearchIndex {
  readonly #database: RegisterDatabase;
  readonly #past = new LRUCache<string, Promise<SearchEntries>>({ max: pastKept });
  #current: Current = { head: null, entries: new SearchEntries() };
  #turn: Promise<unknown> = Promise.resolve();

  constructor(database: RegisterDatabase) {
    this.#database = database;
  }

  /** What can be found in a snapshot. */
  async at(snapshot: Snapshot, { read }: Pick<RegisterDatabase, 'read'> = this.#database): Promise<SearchEntries> {
    const head = await read.changeset.findFirst({
      ...(snapshot !== null && { where: { lastChange: snapshot } }),
      orderBy: { firstChange: 'desc' },
    });
    if (snapshot !== null) return this.#atPast(snapshot, head);
    if (isSame(head, this.#current.head)) return this.#current.entries;
    const turn = this.#turn.then(() => this.#keepUp(head));
    this.#turn = turn.catch(() => undefined); // this search gets the failure; the next one tries anew
    return turn;
  }

  /** Takes in what came since; reads everything again when what we have is not part of the log, as in a sandbox made anew. */
  async #keepUp(head: Changeset | null): Promise<SearchEntries> {
    const { head: seen, entries } = this.#current;
    const still =
      seen && (await this.#database.read.changeset.findUnique({ where: { firstChange: seen.firstChange } }));
    const isPart = seen !== null && isSame(still, seen);
    if (isPart && head && seen.lastChange >= head.lastChange) return entries; // a search before us took it in
    const news = isPart ? await this.#newsSince(seen.lastChange) : null;
    if (news) entries.put(news);
    this.#current = { head, entries: news ? entries : await this.#read(inSnapshot(null)) };
    return this.#current.entries;
  }

  /** The objects that were written after a change, if they are few enough to be taken in in one go. */
  async #newsSince(change: number): Promise<SearchRow[] | null> {
    const rows = await this.#database.query<SearchRow>(pageOf(sql`"toChange" IS NULL AND "fromChange" > ${change}`));
    return rows.length < pageSize ? rows : null;
  }

  #atPast(snapshot: number, changeset: Changeset | null): Promise<SearchEntries> {
    const moment = `${snapshot} ${changeset?.requestId} ${changeset?.at.getTime()}`;
    const known = this.#past.get(moment);
    if (known) return known;
    const read = this.#read(inSnapshot(snapshot));
    this.#past.set(moment, read);
    read.catch(() => this.#past.delete(moment));
    return read;
  }

  #read = (condition: Sql): Promise<SearchEntries> => SearchEntries.of(this.#pages(condition));

  /** Hits in the order of their numbers; where a page ends with one that stands on two levels, the next begins with both. */
  async *#pages(condition: Sql): AsyncGenerator<SearchRow[]> {
    const turns = new Turns();
    for (let last: string | undefined = ''; last !== undefined; ) {
      await turns.pause(undefined);
      const rows: SearchRow[] = await this.#database.query(pageOf(and([condition, sql`"nummer" >= ${last}`])));
      yield rows;
      last = rows.length < pageSize ? undefined : rows.at(-1)?.nummer;
    }
  }
}

/** How many objects one statement reads; on SQLite it keeps the event loop meanwhile. */
const pageSize = 1_000;

const isSame = (a: Changeset | null, b: Changeset | null): boolean =>
  a?.lastChange === b?.lastChange && a?.requestId === b?.requestId && a?.at.getTime() === b?.at.getTime();

const adresse = ['foldedAdresse', 'vejNavn', 'husNummer', 'postNummer', 'byNavn', 'supplerendeBynavn'];

/** One statement over the three levels; a daginstitution has neither address nor numbers but its own. */
function pageOf(condition: Sql): Sql {
  const columns = [...adresse, 'cvrNummer', 'pNummer'].map((column) => name(column));
  const level = (niveau: Niveau, own: Sql[]) => sql`
    SELECT ${niveau} AS "niveau", "nummer", ${name(niveauer[niveau].parent)} AS "parent", "aktivitetsstatus", "foldedNavn", "sortNavn", ${join(own)}
    FROM ${name(niveauer[niveau].table)} WHERE ${condition}`;
  return sql`${level('anvisningsenhed', columns)} UNION ALL ${level('alternativAdresse', columns)}
    UNION ALL ${level(
      'daginstitution',
      columns.map(() => sql`NULL`),
    )} ORDER BY "nummer" LIMIT ${pageSize}`;
}
