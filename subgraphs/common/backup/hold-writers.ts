import { providerOf } from '../database/sql.ts';
import { openSqlite } from '../database/sqlite-connection.ts';
import { whenFree } from '../database/when-free.ts';
import { openBare } from './bare-connection.ts';

/**
 * Takes a turn among those who write to a database, and writes nothing: until what is returned is called, nobody else
 * writes, and everybody reads. Waits for its turn so many milliseconds.
 */
export const holdWriters = (url: string, patience: number): Promise<() => Promise<void>> =>
  providerOf(url) === 'postgresql' ? holdRow(url, patience) : holdFile(url, patience);

async function holdFile(url: string, patience: number): Promise<() => Promise<void>> {
  const connection = openSqlite(url);
  try {
    connection.exec('PRAGMA busy_timeout = 0'); // it would hold the process
    await whenFree(() => connection.exec('BEGIN IMMEDIATE'), patience);
  } catch (error) {
    connection.close();
    throw error;
  }
  return async () => {
    connection.exec('ROLLBACK');
    connection.close();
  };
}

/** Every writer takes the row that gives the numbers of changes first. */
async function holdRow(url: string, patience: number): Promise<() => Promise<void>> {
  const connection = await openBare(url);
  try {
    await connection.query('BEGIN');
    await connection.query(`SET LOCAL lock_timeout = ${patience}`);
    await connection.query(`SELECT "vaerdi" FROM "Counter" WHERE "navn" = 'change' FOR UPDATE`);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return async () => {
    await connection.query('ROLLBACK');
    await connection.close();
  };
}
