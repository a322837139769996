import { sql } from '../../common/database/sql.ts';
import type { Source } from '../change/work.ts';

/** The service that deliveries go through. */
export const importService = 'wsaIMPORT';

/** Whether a source system has an approved data access to the import service for a unit (STIL: Godkendelse af dataaftale). */
export async function hasAgreement({ query }: Source, enhedsNummer: string, kilde: string): Promise<boolean> {
  const found = await query(sql`
    SELECT "id" FROM "Dataaftale" WHERE "toChange" IS NULL AND "status" = 'approved'
      AND "enhedsNummer" = ${enhedsNummer} AND "udbydersystem" = ${kilde} AND "tjeneste" = ${importService} LIMIT 1`);
  return found.length > 0;
}
