import { insertRows } from '../../common/database/insert-rows.ts';
import { and, isIn, name, sql } from '../../common/database/sql.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Source } from '../draft/load-draft.ts';
import { keyText, type SourceKey } from './tree-object.ts';

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
