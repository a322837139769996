import { inSnapshot, type Snapshot, type Sql, sql } from '../../../common/database/sql.ts';
import type { AffiliationContext } from '../../context.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { Kildeskribenter as Row } from '../../generated/sqlite/client.ts';
import type { Kilde, Kildeskribenter } from './kilde.ts';

export const readKilder = (
  { database }: AffiliationContext,
  kommuneKode: string,
  snapshot: Snapshot,
): Promise<Kilde[]> =>
  database.query<Kilde>(sql`
    SELECT * FROM "Kilde" WHERE "kommuneKode" = ${kommuneKode} AND ${inSnapshot(snapshot)} ORDER BY "prioritet", "id"`);

export async function readKildeskribenter(
  { query }: AffiliationContext['database'],
  condition: Sql,
): Promise<Kildeskribenter[]> {
  const rows = await query<Row>(sql`SELECT * FROM "Kildeskribenter" WHERE ${condition} ORDER BY "kilde", "id"`);
  return rows.map(({ noegler, cvrNumre, subjekter, ...row }) => ({
    ...row,
    ...{ noegler: parseList(noegler), cvrNumre: parseList(cvrNumre), subjekter: parseList(subjekter) },
  }));
}
