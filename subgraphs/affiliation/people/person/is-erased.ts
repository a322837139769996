import { name, sql } from '../../../common/database/sql.ts';
import type { LogRow } from '../../../common/log/change-chain.ts';
import type { IsErased } from '../../../common/log/verify-changes.ts';
import { objectKinds } from '../../core/change/object-kinds.ts';
import { type PersonalTable, personalTables } from './personal-tables.ts';

/** A version that is blank, of a person whose erasure is in the change log. */
export const isErased: IsErased = async (query, kind, version) => {
  const table = personalTables.find((one) => one.table === objectKinds[kind as keyof typeof objectKinds]?.table);
  if (!table || !isBlank(table, version)) return false;
  const person = String(version[table.subject]);
  const rows = await query(sql`
    SELECT "id" FROM "Change" WHERE ${name('slags')} = 'person' AND "objektId" = ${person} AND "action" = 'erase' LIMIT 1`);
  return rows.length > 0;
};

const isBlank = ({ blank }: PersonalTable, version: LogRow): boolean =>
  Object.entries(blank).every(([column, value]) => plain(version[column]) === plain(value));

/** SQLite has numbers for truth. */
const plain = (value: unknown): string => (typeof value === 'boolean' ? String(Number(value)) : String(value ?? ''));
