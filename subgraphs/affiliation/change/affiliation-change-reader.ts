import { Loaders } from '../../common/database/loaders.ts';
import { and, isIn, join, name, type Sql, sql } from '../../common/database/sql.ts';
import { refuseBeyond } from '../../common/writes/beyond-head.ts';
import type { AffiliationDatabase } from '../database.ts';
import type { AffiliationChangeRow } from './affiliation-change-row.ts';
import { type Rows, type Slags, slags } from './slags.ts';

/** A stretch of the log as stored. */
export interface Stretch {
  rows: AffiliationChangeRow[];
  last: number;
  hasMore: boolean;
  head: number;
}

/** An object as a change found it, null when it is new, and as it left it. */
export interface Versions {
  before: object | null;
  after: object | null;
  /** Of a person: protected now, or in any other version. */
  isProtected: boolean;
}

/** How many numbers one call looks at: a filter that lets little through must not make a call read the whole log. */
const widest = 100_000;

/** Reads the change log for one request. What many changes ask for is read in one statement per kind of object. */
export class AffiliationChangeReader {
  readonly #database: AffiliationDatabase;
  readonly #loaders = new Loaders();

  constructor(database: AffiliationDatabase) {
    this.#database = database;
  }

  async stretch(after: number, first: number, condition: Sql): Promise<Stretch> {
    const counter = await this.#database.read.counter.findUnique({ where: { navn: 'change' } });
    const head = counter?.vaerdi ?? 0; // writers commit in the order of their numbers, so all up to it are there
    refuseBeyond(after, head);
    const end = Math.min(head, after + widest);
    const found = await this.#database.query<AffiliationChangeRow>(sql`
      SELECT "Change".*, "firstChange", "lastChange", "at", "actor", "requestId", "source"
      FROM "Change" JOIN "Changeset" ON "firstChange" = "changeset"
      WHERE "id" > ${after} AND "id" <= ${end} AND ${condition} ORDER BY "id" LIMIT ${first + 1}`);
    const rows = found.slice(0, first);
    const last = found.length > first ? (rows.at(-1)?.id ?? after) : Math.max(after, end);
    return { rows, last, hasMore: last < head, head };
  }

  /** What a change did to its object. */
  versions({ id, slags: kind, objektId }: AffiliationChangeRow): Promise<Versions> {
    return this.#loaders.load([kind], `${id} ${objektId}`, (keys) => this.#versions(kind, keys));
  }

  async #versions<S extends Slags>(kind: S, keys: readonly string[]): Promise<Versions[]> {
    const { query, provider } = this.#database;
    const changes = keys.map((key) => Number(key.split(' ')[0]));
    const objects = keys.map((key) => key.split(' ')[1] ?? '');
    const numbers = join(changes);
    const rows = await query<Rows[S] & { everProtected: boolean | number }>(sql`
      SELECT *, ${kind === 'person' ? everProtected : sql`0`} AS "everProtected" FROM ${name(slags[kind].table)} WHERE ${and(
        [
          isIn(provider, name('id'), [...new Set(objects)]),
          sql`("fromChange" IN (${numbers}) OR "toChange" IN (${numbers}))`,
        ],
      )}`);
    const begun = new Map(rows.map((row) => [row.fromChange, row]));
    const ended = new Map(rows.map((row) => [row.toChange, row]));
    return changes.map((change) => {
      const [before, after] = [ended.get(change) ?? null, begun.get(change) ?? null];
      return { before, after, isProtected: Boolean(after?.everProtected) };
    });
  }
}

/** In any version: what is told of one would tell of the others. */
const everProtected = sql`
  EXISTS (SELECT 1 FROM "Person" AS "other" WHERE "other"."id" = "Person"."id" AND "other"."beskyttet")`;
