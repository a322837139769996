import { migrate } from '../database/migrate.ts';
import {
  type ClientOptions,
  type OnStatement,
  type OpenDatabase,
  openDatabase,
  type PrismaLike,
} from '../database/open.ts';
import { openSandbox } from '../database/sandbox.ts';
import { type Provider, type Sql, sql } from '../database/sql.ts';
import type { DatabaseTerms } from '../database/terms.ts';
import type { RegisterMode } from '../register-mode.ts';
import { beginTimeline, findTimelines, type TimelineTransaction, tellsTimeline } from './timeline.ts';
import { isOtherServer, newTimelineId, Witness, type WitnessSettings } from './witness.ts';
import type { Marks } from './witness-file.ts';

/** How a subgraph locks its counters, and stores them; other writers wait in between. */
export interface CounterKeeping<Tx, Counters extends Marks> {
  lock(tx: Tx): Promise<Counters>;
  store(tx: Tx, counters: Counters): Promise<void>;
}

/** What differs between the databases of the subgraphs. */
interface Own<Client, Tx, Counters extends Marks> {
  /** The folder of its migrations. */
  schema: 'register' | 'affiliation';
  /** Its clients, both made from one datamodel; only the one that is needed is loaded. */
  clients: {
    sqlite(): Promise<{ PrismaClient: new (options: ClientOptions) => Client }>;
    postgresql(): Promise<{ PrismaClient: new (options: ClientOptions) => unknown }>;
  };
  keeping: CounterKeeping<Tx, Counters>;
}

/** Options for opening a database. */
export interface OpenOptions {
  /** In sandbox mode the database's copy is opened. Authoritative when left out. */
  mode?: RegisterMode | undefined;
  onStatement?: OnStatement | undefined;
  /** What remembers, outside of the database, the numbers that it gave; nothing when left out. */
  witness?: WitnessSettings | undefined;
  /** How long each kind of work waits for the database. */
  terms?: DatabaseTerms | undefined;
}

/** A subgraph's database with the witness of its numbers. */
export type SubgraphDatabase<Client> = OpenDatabase<Client> & { mode: RegisterMode; witness: Witness };

/** Opens a subgraph's database, or in sandbox mode its copy, first bringing it to this version's schema. */
export async function openSubgraphDatabase<
  Client extends PrismaLike & Database<Tx>['jobs'],
  Tx extends TimelineTransaction,
  Counters extends Marks & { change: number },
>(
  given: string,
  { schema, clients, keeping }: Own<Client, Tx, Counters>,
  { mode = 'authoritative', witness: settings, ...options }: OpenOptions,
): Promise<SubgraphDatabase<Client>> {
  const url = mode === 'sandbox' ? await openSandbox(given) : given;
  await migrate(url, schema);
  const createClient = async (provider: Provider, asked: ClientOptions): Promise<Client> => {
    if (provider === 'sqlite') return new (await clients.sqlite()).PrismaClient(asked);
    // The application is typed against the SQLite client, the narrower of the two.
    return new (await clients.postgresql()).PrismaClient(asked) as Client;
  };
  const database = await openDatabase(url, createClient, options);
  const witness = await openWitness(database, mode, keeping, settings);
  const close = async () => {
    witness.close();
    await database.close();
  };
  return { ...database, mode, witness, close };
}

/** A database with the tables of timelines and counters, which both subgraphs have. */
interface Database<Tx> {
  provider: Provider;
  query<Row>(statement: Sql): Promise<Row[]>;
  jobs: { $transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> };
}

/**
 * Opens the witness of a database. Where the database lacks what the witness remembers, a new timeline begins at once,
 * before anybody reads or follows; the same in a new sandbox, which goes its own way from here.
 */
async function openWitness<Tx extends TimelineTransaction, Counters extends Marks & { change: number }>(
  database: Database<Tx>,
  mode: RegisterMode,
  { lock, store }: CounterKeeping<Tx, Counters>,
  settings?: WitnessSettings,
): Promise<Witness> {
  const { provider, query, jobs } = database;
  const isSandbox = mode === 'sandbox';
  const witness = new Witness(isSandbox ? undefined : settings);
  witness.asksServer = !isSandbox && (await tellsTimeline(query, provider));
  const ask = { $queryRaw: <Rows>(statement: Sql) => query(statement) as Promise<Rows> };
  const found = await findTimelines(ask, provider, witness.asksServer);
  const isNew = isSandbox
    ? found.tidslinjer.at(-1)?.aarsag !== 'sandbox'
    : isOtherServer(found) || witness.isAhead(await countersOf(query));
  if (!isNew) return witness;
  await jobs.$transaction(async (tx) => {
    const counters = await lock(tx); // another process may have been first
    const now = await findTimelines(tx, provider, witness.asksServer);
    if (isSandbox) return beginSandbox(tx, now, counters.change);
    return store(tx, (await witness.goOn(tx, now, counters, new Date())).counters);
  });
  return witness;
}

async function countersOf(query: Database<never>['query']): Promise<Marks> {
  const rows = await query<{ navn: string; vaerdi: number }>(sql`SELECT "navn", "vaerdi" FROM "Counter"`);
  return Object.fromEntries(rows.map(({ navn, vaerdi }) => [navn, Number(vaerdi)]));
}

async function beginSandbox(
  tx: TimelineTransaction,
  found: Awaited<ReturnType<typeof findTimelines>>,
  change: number,
): Promise<void> {
  if (found.tidslinjer.at(-1)?.aarsag === 'sandbox') return;
  const begin = { id: newTimelineId(), aarsag: 'sandbox', begunAt: new Date() } as const;
  await beginTimeline(tx, { ...found, server: null }, { ...begin, keptTo: change, startsAfter: change });
}
