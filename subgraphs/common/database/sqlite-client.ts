import path from 'node:path';
import type { InStatement } from '@libsql/client';
import type Database from 'libsql';
import { Beside } from './beside.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { openSqlite, sqlitePath } from './sqlite-connection.ts';
import { refuseGone, watchSqliteFile } from './sqlite-file.ts';
import { isBusy, whenFree } from './when-free.ts';

/** The writers of this process to a file, whichever of its connections they use, in the order of their coming. */
class WritersLine<Connection> {
  #holder: Connection | null = null;
  readonly #waiting: { connection: Connection; mayJoin: boolean; go(): void }[] = [];

  /** Settles when it is this writer's turn. */
  async turn(connection: Connection, mayJoin: boolean): Promise<void> {
    if (this.#holder === null) this.#holder = connection;
    else await new Promise<void>((go) => this.#waiting.push({ connection, mayJoin, go }));
  }

  /** Whether the next one could go on in the transaction of whoever has the turn. */
  nextJoins(): boolean {
    const [next] = this.#waiting;
    return next?.mayJoin === true && next.connection === this.#holder;
  }

  isHeldBy = (connection: Connection): boolean => this.#holder === connection;

  leave(): void {
    const next = this.#waiting.shift();
    this.#holder = next?.connection ?? null;
    next?.go();
  }
}

type Result = ReturnType<PreparedStatements['run']>;

/** By file. */
const lines = new Map<string, WritersLine<SqliteClient>>();

function lineOf(file: string): WritersLine<SqliteClient> {
  const line = lines.get(file) ?? new WritersLine();
  lines.set(file, line);
  return line;
}

/** What goes beside a transaction of Prisma's, which tells its driver nothing of whose it is. */
interface Asked {
  /** Takes little time, so that others may wait for it to be committed together with what they wrote. */
  isShort: boolean;
  /** Set when its turn comes. */
  turn: Turn | null;
}

/** For what begins a transaction on SQLite; its `turn` is set when it has begun. */
export const asked = new Beside<Asked>();

/** A transaction, past Prisma. */
export interface Turn {
  /** Null once it is over. */
  statements: PreparedStatements | null;
  /**
   * Of one that was taken back: settles as what others wrote before it in the same commit does. Until then nobody may
   * hear of what it has read there.
   */
  others: Promise<void> | null;
}

/** Short writers that were done while others waited, to be committed together: the disk is waited for once. */
interface Group {
  since: number;
  settle: ((error: unknown) => void)[];
}

/** How long the first of a group may wait for the others, in milliseconds, and how many they may be. */
const longestGroup = { milliseconds: 25, writers: 32 };

/**
 * What Prisma's libSQL adapter asks of a libSQL client, on one SQLite connection of ours.
 * libSQL's own client opens a new connection after every transaction, which would lose the connection's settings,
 * and builds an object per row; here rows stay arrays. Waits for other processes' locks beside the event loop.
 */
export class SqliteClient {
  readonly #connection: Database.Database;
  readonly #statements: PreparedStatements;
  readonly #whyGone: () => string | null;
  readonly #line: WritersLine<SqliteClient>;
  /** How long to wait for another process's lock, in milliseconds. */
  readonly #patience: number;
  #group: Group | null = null;

  constructor(url: string, patience: number) {
    this.#connection = openSqlite(url);
    this.#whyGone = watchSqliteFile(url);
    this.#connection.exec('PRAGMA busy_timeout = 0');
    this.#statements = new PreparedStatements(this.#connection);
    this.#line = lineOf(path.resolve(sqlitePath(url)));
    this.#patience = patience;
  }

  get isOpen(): boolean {
    return this.#connection.open;
  }

  /** Outside of transactions; it must not slip into one that is open. */
  async execute(statement: InStatement): Promise<Result> {
    if (!this.#line.isHeldBy(this)) return this.#execute(statement);
    await this.#line.turn(this, false);
    return this.#execute(statement).finally(() => this.#line.leave());
  }

  /**
   * IMMEDIATE takes the write lock at once; a deferred transaction that reads first can fail when it turns to write.
   * A writer is a savepoint, so that what it takes back is its own alone, also where it shares a commit with others.
   */
  async transaction() {
    const asking = asked.value;
    const isShort = asking?.isShort ?? false;
    await this.#line.turn(this, isShort);
    try {
      refuseGone(this.#whyGone());
      if (this.#group === null) await this.#whenFree(() => this.#connection.exec('BEGIN IMMEDIATE'));
      this.#group ??= { since: performance.now(), settle: [] };
      this.#connection.exec('SAVEPOINT "writer"');
    } catch (error) {
      await this.#pass(false);
      throw error;
    }
    const turn: Turn = { statements: this.#statements, others: null };
    if (asking) asking.turn = turn;
    const end = (how: () => Promise<void>) => async () => {
      if (turn.statements === null) return;
      turn.statements = null;
      await how();
    };
    return {
      execute: (statement: InStatement) => this.#execute(statement),
      commit: end(() => this.#commit(isShort)),
      rollback: end(() => this.#rollback(turn)),
    };
  }

  async executeMultiple(script: string): Promise<void> {
    await this.#whenFree(() => this.#connection.exec(script));
  }

  /** libSQL lets go of the file only when its statements are collected: nothing may be left in the log until then. */
  close(): void {
    const connection = this.#connection;
    this.#statements.clear();
    if (!connection.open) return;
    try {
      if (!connection.inTransaction) connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (!isBusy(error)) throw error; // others are at it: the last of them does it
    }
    connection.close();
  }

  /** Settles when what was written is on the disk, which may be together with what others write after it. */
  #commit(isShort: boolean): Promise<void> {
    const done = this.#settled();
    try {
      this.#connection.exec('RELEASE "writer"');
    } catch (error) {
      this.#fail(error);
    }
    void this.#pass(isShort);
    return done;
  }

  #settled(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#group?.settle.push((error) => (error === null ? resolve() : reject(error)));
    });
  }

  async #rollback(turn: Turn): Promise<void> {
    if (this.#group && this.#group.settle.length > 0) {
      turn.others = this.#settled();
      turn.others.catch(() => undefined); // whoever asks for it hears of it
    }
    try {
      if (this.#connection.open && this.#connection.inTransaction)
        this.#connection.exec('ROLLBACK TO "writer"; RELEASE "writer"');
    } catch (error) {
      this.#fail(error);
    }
    await this.#pass(true);
  }

  /** Gives the turn to the next, who goes on in this transaction, or ends it first. Never rejects: whoever it concerns gets the error. */
  async #pass(mayShare: boolean): Promise<void> {
    const group = this.#group;
    if (group && mayShare && this.#connection.inTransaction && this.#line.nextJoins() && mayGrow(group))
      return this.#line.leave();
    try {
      if (group && group.settle.length > 0) await this.#end(group);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#undo();
      this.#group = null;
      this.#line.leave();
    }
  }

  async #end({ settle }: Group): Promise<void> {
    // SQLite itself takes a whole transaction back after some failures, as of a full disk.
    if (!this.#connection.inTransaction) throw new Error('the transaction was taken back');
    await this.#whenFree(() => this.#connection.exec('COMMIT'));
    refuseGone(this.#whyGone()); // it may be gone since the beginning
    for (const one of settle) one(null);
  }

  /** Nothing of a group stays: each of its writers hears of it. */
  #fail(error: unknown): void {
    this.#undo();
    for (const one of this.#group?.settle.splice(0) ?? []) one(error);
  }

  /** A commit that failed can leave its transaction open. */
  #undo(): void {
    if (this.#connection.open && this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
  }

  #execute(statement: InStatement): Promise<Result> {
    const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement;
    return this.#whenFree(() => this.#statements.run(sql, (args ?? []) as unknown[]));
  }

  #whenFree<Made>(attempt: () => Made): Promise<Made> {
    return whenFree(attempt, this.#patience);
  }
}

const mayGrow = ({ since, settle }: Group): boolean =>
  settle.length < longestGroup.writers && performance.now() - since < longestGroup.milliseconds;
