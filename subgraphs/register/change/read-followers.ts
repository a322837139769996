import { recordset } from '../../common/database/recordset.ts';
import { name, sql } from '../../common/database/sql.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/niveau.ts';
import type { RegisterDatabase } from '../database.ts';

/** An object below another one that changed municipality, without a change of its own. */
export type Follower = { niveau: Niveau; row: Rows[Niveau] };

/** An object that changed municipality in change `id` of the changeset `first` to `last`. */
type Mover = { id: number; niveau: Niveau; parent: string; first: number; last: number };

type Found<N extends Niveau> = Rows[N] & { _change: number | bigint };

/** Those below each mover, given as JSON, in one statement per level. What has a change of its own is left out. */
export async function readFollowers(database: RegisterDatabase, keys: readonly string[]): Promise<Follower[][]> {
  const movers = keys.map((key) => JSON.parse(key) as Mover);
  const spans = new Map(movers.map((mover) => [mover.id, mover]));
  const units = await below(
    database,
    'anvisningsenhed',
    movers.filter(({ niveau }) => niveau === 'daginstitution'),
  );
  const parents = units.map(({ _change, nummer }) => ({ ...(spans.get(Number(_change)) as Mover), parent: nummer }));
  const moved = movers.filter(({ niveau }) => niveau === 'anvisningsenhed');
  const addresses = await below(database, 'alternativAdresse', [...moved, ...parents]);
  return movers.map(({ id }) => [...of(id, 'anvisningsenhed', units), ...of(id, 'alternativAdresse', addresses)]);
}

const of = <N extends Niveau>(id: number, niveau: N, found: Found<N>[]): Follower[] =>
  found.filter(({ _change }) => Number(_change) === id).map((row) => ({ niveau, row }));

async function below<N extends 'anvisningsenhed' | 'alternativAdresse'>(
  { query, provider }: RegisterDatabase,
  niveau: N,
  parents: readonly Mover[],
): Promise<Found<N>[]> {
  if (parents.length === 0) return [];
  const { table, parent } = niveauer[niveau];
  const rows = parents.map(({ id, parent, first, last }) => ({ id, parent, first, last }));
  const types = { id: 'INTEGER', parent: 'TEXT', first: 'INTEGER', last: 'INTEGER' } as const;
  return query<Found<N>>(sql`
    SELECT ${name(table)}.*, "rows"."id" AS "_change" FROM ${recordset(provider, rows, types)}
    JOIN ${name(table)} ON ${name(table, parent)} = "rows"."parent" AND "fromChange" < "rows"."first"
      AND ("toChange" IS NULL OR "toChange" > "rows"."last")
    ORDER BY ${name(table, 'nummer')}`);
}
