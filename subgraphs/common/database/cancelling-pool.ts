import pg from 'pg';
import { Beside } from './beside.ts';

/** Prisma hands a statement alone on to its driver, so who waits for its answer goes beside it. */
const awaited = new Beside<AbortSignal>();

/** Asks through Prisma for what is cancelled, also while it is under way, once the signal is aborted. */
export const whileAwaited = <T>(signal: AbortSignal, ask: () => PromiseLike<T>): Promise<T> =>
  // `then` within, since Prisma begins only there.
  awaited.run(signal, () => new Promise((resolve, reject) => void ask().then(resolve, reject)));

/** How long a cancellation may take, in milliseconds; the statement's own time-out ends what it could not. */
const patience = 2_000;

/** The part of a connection that the driver's types leave out: which process of the server it talks to. */
type Backend = pg.PoolClient & { processID: number };

/** Connections that tell PostgreSQL to end a statement when nobody waits for its answer any more. */
export class CancellingPool extends pg.Pool {
  /** A connection beside the others, which may all be taken by what is to be cancelled. */
  readonly #canceller: pg.Pool;

  constructor(config: pg.PoolConfig) {
    super(config);
    const timeouts = { connectionTimeoutMillis: patience, query_timeout: patience };
    this.#canceller = new pg.Pool({ ...config, ...timeouts, max: 1 });
    this.#canceller.on('error', () => undefined); // idle and lost: the next cancellation makes another
    const ask = this.query.bind(this) as (...given: unknown[]) => unknown;
    const query = (...given: unknown[]): unknown => {
      const signal = awaited.value;
      return signal ? this.#askFor(signal, given as [pg.QueryConfig]) : ask(...given);
    };
    this.query = query as typeof this.query;
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | undefined {
    const ended = Promise.all([super.end(), this.#canceller.end()]).then(() => callback?.());
    return callback ? undefined : ended;
  }

  /**
   * The connection is kept until a cancellation has been answered, and never used again after one: what came too late for
   * its own statement would end the next.
   */
  async #askFor(signal: AbortSignal, given: [pg.QueryConfig]): Promise<pg.QueryResult> {
    const client = (await this.connect()) as Backend;
    if (signal.aborted) {
      client.release();
      throw signal.reason;
    }
    let cancelled: Promise<unknown> | undefined;
    const cancel = () => {
      cancelled = this.#cancel(client);
    };
    const ignore = () => undefined; // of a lost connection, by the statement as well
    client.on('error', ignore);
    signal.addEventListener('abort', cancel);
    const [outcome] = await Promise.allSettled([client.query(...given)]);
    signal.removeEventListener('abort', cancel);
    const failure = await cancelled;
    client.off('error', ignore);
    client.release(outcome.status === 'rejected' || cancelled !== undefined);
    if (failure) throw failure;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  /** Settles with why it failed, if it did. */
  #cancel = ({ processID }: Backend): Promise<unknown> =>
    this.#canceller.query('SELECT pg_cancel_backend($1)', [processID]).then(
      () => undefined,
      (error: unknown) => error,
    );
}
