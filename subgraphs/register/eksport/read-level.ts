import { setImmediate } from 'node:timers/promises';
import { inSnapshot } from '../../common/database/snapshot.ts';
import { and, byteOrder, name, type Sql, sql } from '../../common/database/sql.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/niveau.ts';
import type { RegisterDatabase } from '../database.ts';

const rowsPerStatement = 500;

/**
 * The rows of a level that hold after change `snapshot`, by number, a page at a time. Each page is a statement of its own,
 * so a slow reader holds no lock; the change number is what makes the pages one picture of the register.
 */
export async function* readLevel<N extends Niveau>(
  { query, provider }: RegisterDatabase,
  niveau: N,
  snapshot: number,
  condition: Sql,
): AsyncGenerator<Rows[N][]> {
  const nummer = byteOrder(provider, name('nummer'));
  for (let after = '', full = true; full; ) {
    const rows = await query<Rows[N]>(sql`
      SELECT * FROM ${name(niveauer[niveau].table)}
      WHERE ${and([inSnapshot(snapshot), condition, sql`${nummer} > ${after}`])}
      ORDER BY ${nummer} LIMIT ${rowsPerStatement}`);
    yield rows;
    await setImmediate();
    full = rows.length === rowsPerStatement;
    after = rows.at(-1)?.nummer ?? after;
  }
}
