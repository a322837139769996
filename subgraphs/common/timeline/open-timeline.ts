import { type Provider, type Sql, sql } from '../database/sql.ts';
import type { RegisterMode } from '../register-mode.ts';
import { beginTimeline, findTimelines, type TimelineTransaction, tellsTimeline } from './timeline.ts';
import { isOtherServer, newTimelineId, Witness, type WitnessSettings } from './witness.ts';
import type { Marks } from './witness-file.ts';

/** A database with the tables of timelines and counters, which both subgraphs have. */
interface Database<Tx> {
  provider: Provider;
  query<Row>(statement: Sql): Promise<Row[]>;
  jobs: { $transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> };
}

/** How a subgraph holds its counters, and stores them; other writers wait in between. */
export interface CounterKeeping<Tx, Counters extends Marks> {
  lock(tx: Tx): Promise<Counters>;
  store(tx: Tx, counters: Counters): Promise<void>;
}

/**
 * Opens the witness of a database. Where what it remembers is not there any more a new timeline begins at once, before
 * anybody reads or follows; so it does in a sandbox that was just made, which goes its own way from here.
 */
export async function openTimeline<Tx extends TimelineTransaction, Counters extends Marks & { change: number }>(
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
