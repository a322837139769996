import { LRUCache } from 'lru-cache';
import { inSnapshot, join, name, type Snapshot, type Sql, sql } from '../../common/database/sql.ts';
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
  async at(snapshot: Snapshot): Promise<SearchEntries> {
    const head = await this.#database.read.changeset.findFirst({
      ...(snapshot !== null && { where: { lastChange: snapshot } }),
      orderBy: { firstChange: 'desc' },
    });
    if (snapshot !== null) return this.#atPast(snapshot, head);
    if (isSame(head, this.#current.head)) return this.#current.entries;
    const turn = this.#turn.then(() => this.#keepUp(head));
    this.#turn = turn.catch(() => undefined); // this search gets the failure; the next one tries anew
    return turn;
  }

  /** Takes in what came since; all of it anew when what we have is no part of it, as in a sandbox that was made anew. */
  async #keepUp(head: Changeset | null): Promise<SearchEntries> {
    const { head: seen, entries } = this.#current;
    const still =
      seen && (await this.#database.read.changeset.findUnique({ where: { firstChange: seen.firstChange } }));
    const isPart = seen !== null && isSame(still, seen);
    if (isPart && head && seen.lastChange >= head.lastChange) return entries; // a search before us took it in
    const rows = await this.#read(
      isPart ? sql`"toChange" IS NULL AND "fromChange" > ${seen.lastChange}` : inSnapshot(null),
    );
    const current = isPart ? entries : new SearchEntries();
    current.put(rows);
    this.#current = { head, entries: current };
    return current;
  }

  #atPast(snapshot: number, changeset: Changeset | null): Promise<SearchEntries> {
    const moment = `${snapshot} ${changeset?.requestId} ${changeset?.at.getTime()}`;
    const known = this.#past.get(moment);
    if (known) return known;
    const read = this.#read(inSnapshot(snapshot)).then((rows) => {
      const entries = new SearchEntries();
      entries.put(rows);
      return entries;
    });
    this.#past.set(moment, read);
    read.catch(() => this.#past.delete(moment));
    return read;
  }

  #read = (condition: Sql): Promise<SearchRow[]> => this.#database.query<SearchRow>(rowsOf(condition));
}

const isSame = (a: Changeset | null, b: Changeset | null): boolean =>
  a?.lastChange === b?.lastChange && a?.requestId === b?.requestId && a?.at.getTime() === b?.at.getTime();

const adresse = ['foldedAdresse', 'vejNavn', 'husNummer', 'postNummer', 'byNavn', 'supplerendeBynavn'];

/** One statement over the three levels; a daginstitution has neither address nor numbers but its own. */
function rowsOf(condition: Sql): Sql {
  const columns = [...adresse, 'cvrNummer', 'pNummer'].map((column) => name(column));
  const level = (niveau: Niveau, own: Sql[]) => sql`
    SELECT ${niveau} AS "niveau", "nummer", ${name(niveauer[niveau].parent)} AS "parent", "aktivitetsstatus", "foldedNavn", "sortNavn", ${join(own)}
    FROM ${name(niveauer[niveau].table)} WHERE ${condition}`;
  return sql`${level('anvisningsenhed', columns)} UNION ALL ${level('alternativAdresse', columns)}
    UNION ALL ${level(
      'daginstitution',
      columns.map(() => sql`NULL`),
    )}`;
}
