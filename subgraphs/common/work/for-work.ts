import type { OpenDatabase } from '../database/open.ts';
import type { Sql } from '../database/sql.ts';
import type { RequestWork } from './request-work.ts';

/** The same database for the work of one request: nothing is read once that has ended, nor more than it may hold. */
export function forWork<D extends OpenDatabase<unknown>>(database: D, work: RequestWork | undefined): D {
  if (!work) return database;
  const query = async <Row>(statement: Sql): Promise<Row[]> => {
    work.check();
    const rows = await database.query<Row>(statement);
    work.addRows(rows.length);
    return rows;
  };
  return { ...database, query, work };
}
