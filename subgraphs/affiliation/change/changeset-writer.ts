import { insertRows } from '../../common/database/insert-rows.ts';
import type { Provider } from '../../common/database/provider.ts';
import { type ColumnType, recordset } from '../../common/database/recordset.ts';
import { name, sql } from '../../common/database/sql.ts';
import type { AffiliationTransaction } from '../database.ts';
import { actionOf, type ChangeAction } from './action-of.ts';
import { lastChange, lockLastChange, storeLastChange } from './counter.ts';
import type { Objekt } from './objekt.ts';
import { placesOf } from './place.ts';
import { type Slags, slags } from './slags.ts';
import type { Work } from './work.ts';

/** Who writes, under which request, and through which door. */
export interface Origin {
  actor: string;
  requestId: string;
  source: string;
}

/** First and last number of the changes of one transaction. */
export type ChangeSpan = { first: number; last: number };

interface Numbered {
  change: number;
  action: ChangeAction;
  objekt: Objekt;
}

/** The only writer of the versioned tables: groups the changes of one transaction into one changeset. */
export class ChangesetWriter {
  readonly #tx: AffiliationTransaction;
  readonly #provider: Provider;
  readonly #origin: Origin;
  readonly #first: number;
  #last: number;

  private constructor(tx: AffiliationTransaction, provider: Provider, origin: Origin, last: number) {
    this.#tx = tx;
    this.#provider = provider;
    this.#origin = origin;
    this.#first = last + 1;
    this.#last = last;
  }

  /** Must be the first thing in its transaction: it waits for other writers, so that what is read after holds. */
  static async open(tx: AffiliationTransaction, provider: Provider, origin: Origin): Promise<ChangesetWriter> {
    const { actor, requestId, source } = origin;
    return new ChangesetWriter(tx, provider, { actor, requestId, source }, await lockLastChange(tx));
  }

  /** Number of the first change of this changeset. */
  get first(): number {
    return this.#first;
  }

  /** Stores what the work changes. An object may be written only once in one changeset. */
  async write(work: Work): Promise<void> {
    const numbered: Numbered[] = [];
    for (const objekt of work.touched()) {
      const action = actionOf(objekt);
      if (action !== null) numbered.push({ change: this.#last + 1 + numbered.length, action, objekt });
    }
    if (numbered.length === 0) return;
    for (const kind of Object.keys(slags) as Slags[]) {
      const ofKind = numbered.filter(({ objekt }) => objekt.slags === kind);
      if (ofKind.length > 0) await this.#store(kind, ofKind);
    }
    await this.#log(work, numbered);
    this.#last += numbered.length;
  }

  async #store(kind: Slags, changes: Numbered[]): Promise<void> {
    const { table, columns } = slags[kind];
    const ends = changes.flatMap(({ change, objekt }) =>
      objekt.before ? [{ endId: objekt.id, endChange: change }] : [],
    );
    if (ends.length > 0) await this.#end(table, ends);
    const rows = changes.map(({ change, objekt: { id, before, after } }) => {
      const version = (before?.version ?? 0) + 1;
      return { id, fromChange: change, version, ...after, ...derivedOf(kind, after) };
    });
    const bookkeeping = { id: 'TEXT', fromChange: 'INTEGER', version: 'INTEGER' } as const;
    const derived = Object.fromEntries(Object.keys(derivedOf(kind, changes[0]?.objekt.after)).map((c) => [c, 'TEXT']));
    await insertRows(this.#tx, this.#provider, table, rows, { ...bookkeeping, ...columns, ...derived } as Columns);
  }

  async #end(table: string, ends: { endId: string; endChange: number }[]): Promise<void> {
    const rows = recordset(this.#provider, ends, { endId: 'TEXT', endChange: 'INTEGER' });
    const ended = await this.#tx.$executeRaw(sql`
      UPDATE ${name(table)} SET "toChange" = "endChange" FROM ${rows} WHERE "id" = "endId" AND "toChange" IS NULL`);
    if (ended !== ends.length) throw new Error(`${table}: ${ends.length} versions to end, but ${ended} held`);
  }

  #log(work: Work, changes: Numbered[]): Promise<void> {
    const rows = changes.map(({ change, action, objekt }) => {
      const { before, after } = placesOf(work, objekt);
      const places = { enhedBefore: before?.enhed, enhedAfter: after.enhed };
      const kommuner = { kommuneBefore: before?.kommune, kommuneAfter: after.kommune };
      const { slags: kind, id: objektId } = objekt;
      return { id: change, changeset: this.#first, action, slags: kind, objektId, ...places, ...kommuner };
    });
    return insertRows(this.#tx, this.#provider, 'Change', rows, changeColumns);
  }

  /** Ends the changeset. Returns its numbers, or null, using none and storing nothing, when nothing was written. */
  async close(): Promise<ChangeSpan | null> {
    const [first, last] = [this.#first, this.#last];
    if (last < first) return null;
    // A clock that was set back must not make a later changeset look older: asOf goes by this time.
    const earlier = await lastChange(this.#tx);
    const at = new Date(Math.max(Date.now(), earlier?.at.getTime() ?? 0));
    await this.#tx.changeset.create({ data: { firstChange: first, lastChange: last, at, ...this.#origin } });
    await storeLastChange(this.#tx, last);
    return { first, last };
  }
}

type Columns = Record<string, ColumnType>;

const changeColumns: Columns = {
  id: 'INTEGER',
  changeset: 'INTEGER',
  action: 'TEXT',
  slags: 'TEXT',
  objektId: 'TEXT',
  enhedBefore: 'TEXT',
  enhedAfter: 'TEXT',
  kommuneBefore: 'TEXT',
  kommuneAfter: 'TEXT',
};

// The content and the kind belong together, which a union over the kinds cannot say.
const derivedOf = (kind: Slags, after: unknown): Record<string, string> => slags[kind].derived?.(after as never) ?? {};
