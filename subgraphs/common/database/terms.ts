/**
 * How long each kind of use waits for a database, in milliseconds, and how many connections a process keeps to
 * PostgreSQL.
 */
export interface DatabaseTerms {
  /** How long somebody who waits for an answer waits for a lock, a connection, or a turn to write. */
  wait: number;
  /** How long their reading statement, or the whole of their write, may take after that. */
  statement: number;
  /** How long loads, and what is done by the clock, wait for a lock, a connection, or a turn to write. */
  jobWait: number;
  /** PostgreSQL: how many connections read; half as many write, and two are for loads and jobs. */
  connections: number;
}

/** Waiting and working together stay below the deadline of a request: who was refused finds nothing stored later. */
export const defaultTerms: DatabaseTerms = { wait: 5_000, statement: 20_000, jobWait: 120_000, connections: 10 };

/** Who uses a connection: each kind has its own, so that none uses up another's. */
export type Use = 'read' | 'write' | 'jobs';

/** In milliseconds. A national file takes minutes. */
export const longestJob = 4 * 3_600_000;

/** How long a kind of use waits, and may then work. */
export const patienceOf = (use: Use, { wait, statement, jobWait }: DatabaseTerms) =>
  use === 'jobs' ? { maxWait: jobWait, timeout: longestJob } : { maxWait: wait, timeout: statement };
