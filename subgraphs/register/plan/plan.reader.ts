import { and, inSnapshot, insertRows, isIn, name, type Snapshot, type Sql, sql } from '../../common/database/sql.ts';
import { institutionNumberPattern } from '../../common/parse/identifiers.ts';
import { inPieces } from '../../common/turns/turns.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/fields.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Source } from '../draft/load-draft.ts';
import { keyText, type SourceKey } from './tree.ts';

/** The rows of one municipality, level by level, by number. */
export type KommuneRows = { [N in Niveau]: ReadonlyMap<string, Rows[N]> };

/** Everything a municipality has in a snapshot, closed or not: level by level, some hundred parents in each statement. */
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
  const found = await inPieces([...parents], (some) => {
    const condition: Sql = and([inSnapshot(snapshot), isIn(provider, name(parent), some)]);
    return query<Rows[N]>(sql`SELECT * FROM ${name(table)} WHERE ${condition} ORDER BY "nummer"`);
  });
  return new Map(found.flat().map((row) => [row.nummer, row]));
}

type Named = { niveau: Niveau; nummer: string };

/** Which of the numbers named belong to other municipalities, as "niveau nummer"; the rest does not exist. */
export async function foreignNumbers(
  { query, provider }: Source,
  named: readonly Named[],
  rows: KommuneRows,
  snapshot: Snapshot,
): Promise<Set<string>> {
  const foreign = new Set<string>();
  for (const niveau of Object.keys(niveauer) as Niveau[]) {
    const numre = named
      .filter((one) => one.niveau === niveau && !rows[niveau].has(one.nummer))
      .map(({ nummer }) => nummer)
      .filter((nummer) => institutionNumberPattern.test(nummer));
    if (numre.length === 0) continue;
    const condition = and([inSnapshot(snapshot), isIn(provider, name('nummer'), numre)]);
    const found = await query<Named>(sql`SELECT "nummer" FROM ${name(niveauer[niveau].table)} WHERE ${condition}`);
    for (const { nummer } of found) foreign.add(`${niveau} ${nummer}`);
  }
  return foreign;
}

/** A municipality's own name for an object of the register. */
export interface ExternalKey extends SourceKey {
  niveau: Niveau;
  /** Its number, or "#key" while a plan has yet to create it. */
  nummer: string;
}

/** Which of these keys a municipality has given to objects before, by `keyText`. */
export async function readExternalKeys(
  { query, provider }: Source,
  kommuneKode: string,
  keys: readonly SourceKey[],
): Promise<Map<string, ExternalKey>> {
  if (keys.length === 0) return new Map();
  const named = isIn(
    provider,
    name('sourceKey'),
    keys.map(({ sourceKey }) => sourceKey),
  );
  const rows = await query<ExternalKey>(sql`
    SELECT "sourceSystem", "sourceKey", "niveau", "nummer" FROM "ExternalKey"
    WHERE ${and([sql`"kommuneKode" = ${kommuneKode}`, named])}`);
  return new Map(rows.map((row) => [keyText(row), row]));
}

/** Remembers keys that are new. */
export async function storeExternalKeys(
  tx: RegisterTransaction,
  provider: Source['provider'],
  kommuneKode: string,
  keys: readonly ExternalKey[],
): Promise<void> {
  if (keys.length === 0) return;
  const rows = keys.map((key) => ({ kommuneKode, ...key }));
  const columns = {
    kommuneKode: 'TEXT',
    sourceSystem: 'TEXT',
    sourceKey: 'TEXT',
    niveau: 'TEXT',
    nummer: 'TEXT',
  } as const;
  await insertRows(tx, provider, 'ExternalKey', rows, columns);
}
