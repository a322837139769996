import type { AffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';

/** Every text that a database holds, from every column of every table. */
export async function textsOf({ read, provider }: Pick<AffiliationDatabase, 'read' | 'provider'>): Promise<string[]> {
  const list =
    provider === 'sqlite'
      ? `SELECT name AS "table" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`
      : `SELECT table_name AS "table" FROM information_schema.tables WHERE table_schema = current_schema()`;
  const texts: string[] = [];
  for (const { table } of await read.$queryRawUnsafe<{ table: string }[]>(list))
    for (const row of await read.$queryRawUnsafe<object[]>(`SELECT * FROM "${table}"`))
      texts.push(...Object.values(row).filter((value) => typeof value === 'string'));
  return texts;
}
