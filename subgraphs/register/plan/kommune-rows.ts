import { inSnapshot, type Snapshot } from '../../common/database/snapshot.ts';
import { and, isIn, name, type Sql, sql } from '../../common/database/sql.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/niveau.ts';
import type { Source } from '../draft/load-draft.ts';

/** The rows of one municipality, level by level, by number. */
export type KommuneRows = { [N in Niveau]: ReadonlyMap<string, Rows[N]> };

/** Everything a municipality has in a snapshot, closed or not: one statement a level. */
export async function readKommuneRows(source: Source, kommuneKode: string, snapshot: Snapshot): Promise<KommuneRows> {
  const owners = await read(source, 'daginstitution', [kommuneKode], snapshot);
  const units = await read(source, 'anvisningsenhed', owners.keys(), snapshot);
  const addresses = await read(source, 'alternativAdresse', units.keys(), snapshot);
  return { daginstitution: owners, anvisningsenhed: units, alternativAdresse: addresses };
}

async function read<N extends Niveau>(
  { query, provider }: Source,
  niveau: N,
  parents: Iterable<string>,
  snapshot: Snapshot,
): Promise<Map<string, Rows[N]>> {
  const { table, parent } = niveauer[niveau];
  const condition: Sql = and([inSnapshot(snapshot), isIn(provider, name(parent), [...parents])]);
  const rows = await query<Rows[N]>(sql`SELECT * FROM ${name(table)} WHERE ${condition} ORDER BY "nummer"`);
  return new Map(rows.map((row) => [row.nummer, row]));
}
