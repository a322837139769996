import type { Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { RequestWork } from '../work/request-work.ts';
import { CancellingPool } from './cancelling-pool.ts';
import { shortenTransactions } from './past-prisma.ts';
import { type Provider, postgresAddress, providerOf, type Sql } from './sql.ts';
import { SqliteClient } from './sqlite-client.ts';
import { SqliteReader } from './sqlite-connection.ts';
import { watchSqliteFile } from './sqlite-file.ts';
import { type DatabaseTerms, defaultTerms, patienceOf, type Use } from './terms.ts';

/** Hears of every SQL statement, and how long it took; tests count them. */
export type OnStatement = (sql: string, milliseconds: number) => void;

/** A client of Prisma's, as far as it is the same in every subgraph. */
export interface PrismaLike {
  $queryRaw<T>(statement: Sql): Promise<T>;
  $on(event: 'query', listener: (event: { query: string; duration: number }) => void): unknown;
  $connect(): Promise<void>;
  $disconnect(): Promise<void>;
}

/** What a client of Prisma's is made with. */
export interface ClientOptions {
  adapter: ReturnType<typeof createAdapter>;
  log: { emit: 'event'; level: 'query' }[];
  transactionOptions: ReturnType<typeof patienceOf>;
}

export interface OpenDatabase<C> {
  provider: Provider;
  /** Where it is; may hold a password, so it is never shown. */
  url: string;
  /** For reading. It has connections of its own, so that it never sees, nor waits for, a write under way. */
  read: C;
  /** For writing while somebody waits for the answer; in transactions only. */
  write: C;
  /** For the writing of loads, and of what is done by the clock: patient, and on connections of its own. */
  jobs: C;
  query<Row>(statement: Sql): Promise<Row[]>;
  /** Why what is open is not the database any more: its file was removed or replaced; null while it is. */
  whyGone(): string | null;
  /** The request that it is read for; undefined where that is nobody's. */
  work?: RequestWork | undefined;
  close(): Promise<void>;
}

/** Opens a database through Prisma; `createClient` makes the subgraph's client for the given provider. */
export async function openDatabase<C extends PrismaLike>(
  url: string,
  createClient: (provider: Provider, options: ClientOptions) => Promise<C>,
  { onStatement, terms = defaultTerms }: { onStatement?: OnStatement | undefined; terms?: DatabaseTerms | undefined },
): Promise<OpenDatabase<C>> {
  const provider = providerOf(url);
  const open = async (use: Use) => {
    const client = await createClient(provider, {
      adapter: createAdapter(url, use, terms),
      log: onStatement ? [{ emit: 'event', level: 'query' }] : [],
      transactionOptions: patienceOf(use, terms),
    });
    if (onStatement) client.$on('query', (event) => onStatement(event.query, event.duration));
    if (provider === 'sqlite' && use !== 'read') shortenTransactions(client, onStatement);
    // At once, not at its first statement: what stands in the file's place by then may be another one.
    if (provider === 'sqlite') await client.$connect();
    return client;
  };
  const [read, write, jobs] = [await open('read'), await open('write'), await open('jobs')];
  const sqlite = provider === 'sqlite' ? new SqliteReader(url, patienceOf('read', terms).maxWait) : null;
  const querySqlite = async <Row>(reader: SqliteReader, statement: Sql) => {
    const start = performance.now();
    const rows = await reader.query<Row>(statement);
    onStatement?.(statement.sql, performance.now() - start);
    return rows;
  };
  return {
    provider,
    url,
    read,
    write,
    jobs,
    query: <Row>(statement: Sql) => (sqlite ? querySqlite<Row>(sqlite, statement) : read.$queryRaw<Row[]>(statement)),
    whyGone: provider === 'sqlite' ? watchSqliteFile(url) : () => null,
    close: async () => {
      sqlite?.close();
      await Promise.all([read, write, jobs].map((client) => client.$disconnect()));
    },
  };
}

class SqliteAdapter extends PrismaLibSql {
  readonly #patience: number;
  #client: SqliteClient | null = null;

  constructor(url: string, patience: number) {
    super({ url });
    this.#patience = patience;
  }

  /** Transactions wait for each other in the client's line, not at a lock of the adapter: there they may share a commit. */
  override async connect(): Promise<SqlDriverAdapter> {
    const adapter = await super.connect();
    const begin: SqlDriverAdapter['startTransaction'] = async (level) =>
      (await super.connect()).startTransaction(level);
    return Object.assign(adapter, { startTransaction: begin });
  }

  override createClient(config: { url: string }): Client {
    if (!this.#client?.isOpen) this.#client = new SqliteClient(config.url, this.#patience);
    // The adapter calls only execute, transaction, executeMultiple and close of the client's interface.
    return this.#client as unknown as Client;
  }
}

/** Prisma's driver adapter for a database URL, and one kind of use. */
function createAdapter(url: string, use: Use, terms: DatabaseTerms): SqlDriverAdapterFactory {
  if (providerOf(url) === 'sqlite') return new SqliteAdapter(url, patienceOf(use, terms).maxWait);
  const { schema } = postgresAddress(url);
  return new PrismaPg(openPool(url, use, terms), {
    disposeExternalPool: true,
    ...(schema !== undefined && { schema }),
  });
}

/** How much longer than its server a statement is waited for, in milliseconds, before the server counts as gone. */
const grace = 2_000;

/** A connection whose server no longer answers is broken off: in the pool it would keep the next one waiting, too. */
class PooledClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = this.query.bind(this) as (...given: unknown[]) => unknown;
    const query = (...given: unknown[]): unknown => {
      const answer = send(...given);
      if (answer instanceof Promise)
        answer.catch((error: Error) => {
          if (error.message === noAnswer) void this.end();
        });
      return answer;
    };
    this.query = query as typeof this.query;
  }
}

/** What the driver calls a statement that its server did not answer. */
const noAnswer = 'Query read timeout';

/**
 * The connections of one kind of use, with PostgreSQL's own time-outs: it ends what takes too long. What reads is
 * cancelled, too, once nobody waits for it any more; what writes is not, since its answer says what was written.
 */
function openPool(url: string, use: Use, terms: DatabaseTerms): pg.Pool {
  const { connectionString, options } = postgresAddress(url);
  const { maxWait, timeout } = patienceOf(use, terms);
  return new (use === 'read' ? CancellingPool : pg.Pool)({
    Client: PooledClient,
    connectionString,
    ...(options !== undefined && { options }),
    max: { read: terms.connections, write: Math.ceil(terms.connections / 2), jobs: 2 }[use],
    connectionTimeoutMillis: maxWait,
    lock_timeout: maxWait,
    statement_timeout: timeout,
    idle_in_transaction_session_timeout: timeout + grace,
    query_timeout: timeout + grace,
    keepAlive: true,
  });
}
