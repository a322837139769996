import { Loaders } from '../../common/database/loaders.ts';
import { recordset } from '../../common/database/recordset.ts';
import { and, isIn, join, name, type Sql, sql } from '../../common/database/sql.ts';
import { present, readLogState, refuseOther } from '../../common/timeline/timeline.ts';
import { toNode } from '../dagtilbud/dagtilbud.reader.ts';
import type { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/niveau.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { ChangeRow } from './change-row.ts';
import { readFollowers } from './read-followers.ts';

/** A stretch of the log as stored. */
export interface Stretch {
  rows: ChangeRow[];
  last: number;
  hasMore: boolean;
  head: number;
  /** Id of the timeline that its numbers are of. */
  tidslinje: string;
}

/** How many numbers one call looks at: a filter that lets little through must not make a call read the whole log. */
const widest = 100_000;

/** Reads the change log for one request. What many changes ask for is read in one statement per level. */
export class ChangeReader {
  readonly #database: RegisterDatabase;
  readonly #kodebog: Kodebog;
  readonly #loaders: Loaders;

  constructor(database: RegisterDatabase, kodebog: Kodebog) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#kodebog = kodebog;
  }

  async stretch(after: number, tidslinje: string | null, first: number, condition: Sql): Promise<Stretch> {
    const state = await readLogState(this.#database.query);
    refuseOther(state, after, tidslinje);
    const { head } = state;
    const end = Math.min(head, after + widest);
    const found = await this.#database.query<ChangeRow>(sql`
      SELECT "Change".*, "firstChange", "lastChange", "at", "actor", "requestId", "source"
      FROM "Change" JOIN "Changeset" ON "firstChange" = "changeset"
      WHERE "id" > ${after} AND "id" <= ${end} AND ${condition} ORDER BY "id" LIMIT ${first + 1}`);
    const rows = found.slice(0, first);
    const last = found.length > first ? (rows.at(-1)?.id ?? after) : Math.max(after, end);
    return { rows, last, hasMore: last < head, head, tidslinje: present(state).id };
  }

  /** The object as the change found it, or as it left it. */
  async version(side: 'before' | 'after', change: ChangeRow): Promise<Dagtilbud | null> {
    const { niveau, firstChange, lastChange } = change;
    if (change.action === 'kontrol') return this.#unchanged(change);
    const row = await this.#loaders.load([side, niveau], `${change.id} ${change.nummer}`, (keys) =>
      this.#versions(niveau, side === 'before' ? 'toChange' : 'fromChange', keys),
    );
    return row && this.#node(niveau, row, side === 'before' ? firstChange - 1 : lastChange);
  }

  /** The version that DAR or CVR said something else of: the same before and after. */
  async #unchanged({ id, niveau, nummer, lastChange }: ChangeRow): Promise<Dagtilbud | null> {
    const row = await this.#loaders.load(['holding', niveau], `${id} ${nummer}`, (keys) => this.#holding(niveau, keys));
    return row && this.#node(niveau, row, lastChange);
  }

  /** The objects under this one that changed municipality with it. */
  async along(change: ChangeRow): Promise<Dagtilbud[]> {
    const { id, niveau, nummer, kommuneBefore, kommuneAfter, firstChange: first, lastChange: last } = change;
    if (kommuneBefore === null || kommuneBefore === kommuneAfter || niveau === 'alternativAdresse') return [];
    const key = JSON.stringify({ id, niveau, parent: nummer, first, last });
    const found = await this.#loaders.load(['along'], key, (keys) => readFollowers(this.#database, keys));
    return found.map(({ niveau, row }) => this.#node(niveau, row, last));
  }

  async #versions(niveau: Niveau, column: 'fromChange' | 'toChange', keys: readonly string[]) {
    const { query, provider } = this.#database;
    const ids = keys.map((key) => Number(key.split(' ')[0]));
    const ofThese = isIn(
      provider,
      name('nummer'),
      keys.map((key) => key.split(' ')[1] ?? ''),
    );
    const rows = await query<Rows[Niveau]>(sql`
      SELECT * FROM ${name(niveauer[niveau].table)}
      WHERE ${and([ofThese, sql`${name(column)} IN (${join(ids)})`])}`);
    const byId = new Map(rows.map((row) => [row[column], row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** The versions that held at changes which made none. */
  async #holding(niveau: Niveau, keys: readonly string[]): Promise<(Rows[Niveau] | null)[]> {
    const { query, provider } = this.#database;
    const asked = keys.map((key) => ({ changeId: Number(key.split(' ')[0]), asked: key.split(' ')[1] ?? '' }));
    const table = niveauer[niveau].table;
    const rows = await query<Rows[Niveau] & { changeId: number | bigint }>(sql`
      SELECT ${name(table)}.*, "changeId"
      FROM ${recordset(provider, asked, { changeId: 'INTEGER', asked: 'TEXT' })}
      JOIN ${name(table)} ON "nummer" = "asked" AND "fromChange" < "changeId"
        AND ("toChange" IS NULL OR "toChange" > "changeId")`);
    const byKey = new Map(rows.map(({ changeId, ...row }) => [`${changeId} ${row.nummer}`, row as Rows[Niveau]]));
    return keys.map((key) => byKey.get(key) ?? null);
  }

  #node = <N extends Niveau>(niveau: N, row: Rows[N], snapshot: number): Dagtilbud =>
    toNode[niveau](row, this.#kodebog, snapshot);
}
