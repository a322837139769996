import { type ChangeSpan, type ChangesetWriter, inChangeset, type Origin } from '../change/changeset-writer.ts';
import type { Source } from '../change/work.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import { findUnfinished, noteFinished, noteUnfinished, type Unfinished } from './unfinished-load.ts';

/** The transaction in which a part of a load is written. */
export interface Turn {
  source: Source;
  writer: ChangesetWriter;
}

/** Told after each turn what is stored so far. */
export type OnTurn = (span: ChangeSpan) => Promise<void> | void;

/** Where a load writes its parts: in one transaction, or each in a turn of its own. */
export interface Turns {
  /** Reads between the parts. */
  source: Source;
  /** Begins with the load of a source; returns the one that was stopped before its end, which this one completes. */
  begin(kilde: string): Promise<Unfinished | null>;
  take<Result>(work: (turn: Turn) => Promise<Result>): Promise<Result>;
  /** The load is at its end. */
  finish(): Promise<void>;
}

const sourceOf = (database: AffiliationDatabase, tx: AffiliationTransaction): Source => ({
  ...database,
  query: (statement) => tx.$queryRaw(statement),
});

/** Writes everything in one transaction. */
export function oneTurn(database: AffiliationDatabase, tx: AffiliationTransaction, writer: ChangesetWriter): Turns {
  const turn = { source: sourceOf(database, tx), writer };
  let left: Unfinished | null = null;
  return {
    source: turn.source,
    begin: async (kilde) => {
      left = await findUnfinished(turn.source, kilde);
      return left;
    },
    take: (work) => work(turn),
    finish: async () => {
      if (left) await noteFinished(tx, left.kilde);
    },
  };
}

/**
 * Writes each part in a transaction with a changeset of its own; other writers have theirs in between. Until its end the
 * database says that the load is under way, so that one which is stopped can be completed.
 */
export class OwnTurns implements Turns {
  /** The first and last change so far; changes of others may stand between. */
  span: ChangeSpan | null = null;
  readonly #database: AffiliationDatabase;
  readonly #onTurn: OnTurn;
  #origin: Origin;
  #load: Unfinished | null = null;
  #isNoted = false;

  constructor(database: AffiliationDatabase, origin: Origin, onTurn: OnTurn) {
    this.#database = database;
    this.#origin = origin;
    this.#onTurn = onTurn;
  }

  get source(): Source {
    return this.#database;
  }

  async begin(kilde: string): Promise<Unfinished | null> {
    const left = await findUnfinished(this.#database, kilde);
    this.#isNoted = left !== null;
    this.#load = left ?? { kilde, requestId: this.#origin.requestId };
    this.#origin = { ...this.#origin, requestId: this.#load.requestId };
    return left;
  }

  async take<Result>(work: (turn: Turn) => Promise<Result>): Promise<Result> {
    const { result, span } = await inChangeset(
      this.#database,
      this.#origin,
      async (tx, writer) => {
        const result = await work({ source: sourceOf(this.#database, tx), writer });
        const span = await writer.close();
        if (span && this.#load && !this.#isNoted) await noteUnfinished(tx, this.#load);
        return { result, span };
      },
      'jobs',
    );
    if (span) await this.#wrote(span);
    return result;
  }

  async #wrote({ first, last }: ChangeSpan): Promise<void> {
    this.#isNoted = true;
    this.span = { first: this.span?.first ?? first, last };
    await this.#onTurn(this.span);
  }

  async finish(): Promise<void> {
    const load = this.#load;
    if (load && this.#isNoted) await this.#database.jobs.$transaction((tx) => noteFinished(tx, load.kilde));
  }
}
