import { type Executor, insertRows, name, type Provider, recordset, type Sql, sql } from '../database/sql.ts';
import { Chain, genesis } from '../log/chain.ts';
import {
  type ChangeLog,
  chainRest,
  changesetColumns,
  changesetLine,
  type LogRow,
  linkChange,
  proofColumns,
} from '../log/change-chain.ts';
import { type KeyedLine, keysOf, placeColumns } from '../timeline/change-keys.ts';
import type { Tidslinje, TimelineTransaction } from '../timeline/timeline.ts';
import type { Turn, Witness } from '../timeline/witness.ts';
import type { Marks } from '../timeline/witness-file.ts';
import { inPieces, mapInTurns } from '../turns/turns.ts';
import { storedMoment } from './idempotency.ts';
import type { ChangeSpan, Origin } from './in-turn.ts';

/** A transaction on a database with a change log, which both subgraphs have. */
interface Transaction extends TimelineTransaction, Executor {
  $queryRaw<Rows>(statement: Sql): Promise<Rows>;
}

/** The part of a subgraph's database that writing its log takes. */
interface Writable {
  provider: Provider;
  witness: Witness;
}

/** A line of a change log before it is linked to the one before. */
export type LogLine = LogRow & KeyedLine & { id: number };

/** How a subgraph writes its change log: how a line is proven, and how its counters are stored. */
export interface LogKeeping<Tx, Counters> {
  log: ChangeLog;
  store(tx: Tx, counters: Counters): Promise<void>;
}

/** Narrow rows, of which a change has about eight. */
const keysAtOnce = 10_000;

/** What a changeset begins with: its turn, and the hash of the line that it follows. */
type Beginning<Counters extends Marks> = Turn<Counters> & { hash: string };

const lastChangeset = sql`SELECT "at", "hash" FROM "Changeset" ORDER BY "firstChange" DESC LIMIT 1`;

/**
 * One changeset on its way into a change log: the numbers, the moment and the proof of what one transaction changes. The
 * objects themselves, and their versions, are stored by the subgraph's own writer.
 */
export class OpenChangeset<Tx extends Transaction, Counters extends Marks & { change: number }> {
  readonly tx: Tx;
  readonly provider: Provider;
  /** The time of the commit. */
  readonly at: Date;
  readonly tidslinjer: readonly Tidslinje[];
  readonly #witness: Witness;
  readonly #origin: Origin;
  readonly #keeping: LogKeeping<Tx, Counters>;
  readonly #chain: Chain;
  readonly #first: number;
  /** As far as they are used; whoever gives a number says so here. */
  counters: Counters;

  constructor(
    tx: Tx,
    { provider, witness }: Writable,
    { actor, requestId, source }: Origin,
    { counters, at, tidslinjer, hash }: Beginning<Counters>,
    keeping: LogKeeping<Tx, Counters>,
  ) {
    this.tx = tx;
    this.provider = provider;
    this.at = at;
    this.tidslinjer = tidslinjer;
    this.#witness = witness;
    this.#origin = { actor, requestId, source };
    this.#keeping = keeping;
    this.#chain = new Chain(hash);
    this.#first = counters.change + 1;
    this.counters = counters;
  }

  /** `counters` are those that the transaction has just locked: it waited for other writers, so that what is read after holds. */
  static async begin<Tx extends Transaction, Counters extends Marks & { change: number }>(
    tx: Tx,
    database: Writable,
    origin: Origin,
    counters: Counters,
    keeping: LogKeeping<Tx, Counters>,
  ): Promise<OpenChangeset<Tx, Counters>> {
    const [last] = await tx.$queryRaw<{ at: Date | string; hash: string | null }[]>(lastChangeset);
    const turn = await database.witness.turn(tx, database.provider, counters, last ? new Date(last.at) : null);
    const hash = last && (last.hash ?? (await chainRest(keeping.log, tx, database.provider)));
    return new OpenChangeset(tx, database, origin, { ...turn, hash: hash ?? genesis }, keeping);
  }

  /** Ends the versions that hold, each at the change that replaces it; `key` is the column that names their objects. */
  async endVersions(table: string, key: string, ends: readonly { object: string; change: number }[]): Promise<void> {
    let ended = 0;
    await inPieces(ends, async (some) => {
      const rows = recordset(this.provider, some, { object: 'TEXT', change: 'INTEGER' });
      ended += await this.tx.$executeRaw(sql`
        UPDATE ${name(table)} SET "toChange" = "rows"."change" FROM ${rows}
        WHERE ${name(key)} = "rows"."object" AND "toChange" IS NULL`);
    });
    if (ended !== ends.length) throw new Error(`${table}: ${ends.length} versions to end, but ${ended} held`);
  }

  /**
   * Writes the lines of changes, each linked to the one before, and what feeds find them by; `versions` are what they
   * store, by their numbers, `fieldsOf` the fields that they change.
   */
  async log<Change>(
    changes: readonly Change[],
    lineOf: (change: Change) => LogLine,
    fieldsOf: (change: Change) => string[],
    versions: ReadonlyMap<number, object> = new Map(),
  ): Promise<void> {
    const { log } = this.#keeping;
    const { actor } = this.#origin;
    const keys: { key: string; change: number }[] = [];
    const rows = await mapInTurns(changes, (change) => {
      const line: LogLine & { changeset: number } = { changeset: this.#first, ...lineOf(change) };
      const own = { kind: String(line[log.kind]), object: String(line[log.object]), actor, fields: fieldsOf(change) };
      for (const key of keysOf(line, own)) keys.push({ key, change: line.id });
      return { ...line, ...linkChange(log, this.#chain, line, (versions.get(line.id) ?? null) as LogRow | null) };
    });
    await insertRows(this.tx, this.provider, 'Change', rows, { ...log.columns, ...placeColumns, ...proofColumns });
    await insertRows(this.tx, this.provider, 'ChangeKey', keys, { key: 'TEXT', change: 'INTEGER' }, keysAtOnce);
  }

  /** Ends the changeset. Returns its numbers, or null, using none and storing nothing, when nothing was written. */
  async close(): Promise<ChangeSpan | null> {
    const [first, last] = [this.#first, this.counters.change];
    if (last < first) return null;
    this.#witness.reserve({ ...this.counters });
    const data = { firstChange: first, lastChange: last, at: this.at, ...this.#origin };
    const row = { ...data, at: storedMoment(this.at), hash: this.#chain.link(changesetLine(data)) };
    await insertRows(this.tx, this.provider, 'Changeset', [row], { ...changesetColumns, hash: 'TEXT' });
    await this.#keeping.store(this.tx, this.counters);
    return { first, last };
  }

  /** Once the transaction is committed: the witness learns the numbers before the caller does. */
  committed(): void {
    if (this.counters.change >= this.#first) this.#witness.given({ ...this.counters }, this.at);
  }
}
