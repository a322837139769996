import Database from 'libsql';
import pg from 'pg';

/**
 * Takes what writers need, on a connection of its own, as another process that writes for long does: SQLite's write lock,
 * or on PostgreSQL the row that gives change numbers and the read log. Returns how to let go of it.
 */
export async function holdLock(url: string): Promise<() => Promise<void>> {
  if (url.startsWith('file:')) {
    const connection = new Database(url.replace(/^file:/, ''));
    connection.exec('BEGIN IMMEDIATE');
    return async () => {
      connection.exec('ROLLBACK');
      connection.close();
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query(`SELECT * FROM "Counter" WHERE "navn" = 'change' FOR UPDATE`);
  const { rows } = await client.query(`SELECT to_regclass('"Laeselog"') IS NOT NULL AS "kept"`);
  if (rows[0].kept) await client.query('LOCK TABLE "Laeselog" IN EXCLUSIVE MODE');
  return async () => {
    await client.query('ROLLBACK');
    await client.end();
  };
}
