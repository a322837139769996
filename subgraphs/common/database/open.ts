import type { RequestWork } from '../work/request-work.ts';
import { createAdapter } from './adapter.ts';
import { type Provider, providerOf } from './provider.ts';
import type { Sql } from './sql.ts';
import { watchSqliteFile } from './sqlite-file.ts';

/** Told of every SQL statement, and how long it took; tests count them. */
export type OnStatement = (sql: string, milliseconds: number) => void;

interface Client {
  $queryRaw<T>(statement: Sql): Promise<T>;
  $on(event: 'query', listener: (event: { query: string; duration: number }) => void): unknown;
  $disconnect(): Promise<void>;
}

interface ClientOptions {
  adapter: ReturnType<typeof createAdapter>;
  log: { emit: 'event'; level: 'query' }[];
  transactionOptions: typeof patience;
}

/** Waiting for other writers, and for one's own work, in milliseconds: Prisma's 2 and 5 s are too short for a busy machine. */
const patience = { maxWait: 30_000, timeout: 60_000 };

export interface OpenDatabase<C> {
  provider: Provider;
  /** Where it is; may hold a password, so it is never shown. */
  url: string;
  /** For reading. On SQLite it has its own connection, so that it never sees, nor waits for, a write under way. */
  read: C;
  /** For writing, in transactions only. */
  write: C;
  query<Row>(statement: Sql): Promise<Row[]>;
  /** Why what is open is not the database any more: its file was removed or replaced; null while it is. */
  whyGone(): string | null;
  /** The request that it is read for; undefined where that is nobody's. */
  work?: RequestWork | undefined;
  close(): Promise<void>;
}

/** Opens a database through Prisma; `createClient` makes the subgraph's client for the given provider. */
export async function openDatabase<C extends Client>(
  url: string,
  createClient: (provider: Provider, options: ClientOptions) => Promise<C>,
  onStatement?: OnStatement,
): Promise<OpenDatabase<C>> {
  const provider = providerOf(url);
  const open = async () => {
    const client = await createClient(provider, {
      adapter: createAdapter(url),
      log: onStatement ? [{ emit: 'event', level: 'query' }] : [],
      transactionOptions: patience,
    });
    if (onStatement) client.$on('query', (event) => onStatement(event.query, event.duration));
    return client;
  };
  const read = await open();
  const write = provider === 'sqlite' ? await open() : read;
  return {
    provider,
    url,
    read,
    write,
    query: <Row>(statement: Sql) => read.$queryRaw<Row[]>(statement),
    whyGone: provider === 'sqlite' ? watchSqliteFile(url) : () => null,
    close: async () => void (await Promise.all([...new Set([read, write])].map((client) => client.$disconnect()))),
  };
}
