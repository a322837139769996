import type { Sql } from '@prisma/client/runtime/client';
import type { OpenDatabase } from '../database/open.ts';
import type { RequestWork } from './request-work.ts';
import { turnOfStatement } from './turns.ts';

/**
 * The same database for the work of one request: nothing is read once that has ended, nor more than it may hold. On SQLite,
 * where a statement keeps the loop, its statements are run one after another, and others have their turn in between.
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
  const ask = database.provider === 'sqlite' ? inTurn : database.query;
  const query = async <Row>(statement: Sql): Promise<Row[]> => {
    work.check();
    const rows = await ask<Row>(statement);
    work.addRows(rows.length);
    return rows;
  };
  return { ...database, query, work };
}
