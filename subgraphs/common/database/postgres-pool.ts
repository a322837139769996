import pg from 'pg';
import { CancellingPool } from './cancelling-pool.ts';
import { postgresAddress } from './provider.ts';
import { type DatabaseTerms, patienceOf, type Use } from './terms.ts';

/** How much longer than its server a statement is waited for, in milliseconds, before the server counts as gone. */
const grace = 2_000;

/** A connection whose server no longer answers is broken off: in the pool it would keep the next one waiting, too. */
class Client extends pg.Client {
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
export function openPool(url: string, use: Use, terms: DatabaseTerms): pg.Pool {
  const { connectionString, options } = postgresAddress(url);
  const { maxWait, timeout } = patienceOf(use, terms);
  return new (use === 'read' ? CancellingPool : pg.Pool)({
    Client,
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
