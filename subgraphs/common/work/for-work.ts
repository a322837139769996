import type { OpenDatabase } from '../database/open.ts';
import type { Sql } from '../database/sql.ts';
import type { RequestWork } from './request-work.ts';
import { turnOfStatement } from './turns.ts';

/**
 * The same database for the work of one request: nothing is read once that has ended, what is being read is cancelled, and
 * no more is read than it may hold. On SQLite, where a statement keeps the loop, its statements are run one after another,
 * and others have their turn in between.
 */
export function forWork<D extends OpenDatabase<unknown>>(database: D, work: RequestWork | undefined): D {
  if (!work) return database;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Row>(statement: Sql): Promise<Row[]> => {
    const asked = last.then(async () => {
      await turnOfStatement();
      work.check();
      return database.query<Row>(statement);
    });
    last = asked.catch(() => undefined);
    return asked;
  };
  const cancelled = <Row>(statement: Sql) => database.query<Row>(statement, work.isWriting ? undefined : work.signal);
  const ask = database.provider === 'sqlite' ? inTurn : cancelled;
  const query = async <Row>(statement: Sql): Promise<Row[]> => {
    work.check();
    const rows = await ask<Row>(statement).catch((error: unknown) => {
      work.check(); // why it was cancelled, rather than that it was
      throw error;
    });
    work.addRows(rows.length);
    return rows;
  };
  return { ...database, query, work };
}
