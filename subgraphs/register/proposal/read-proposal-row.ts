import type { Caller } from '../../common/auth/caller.ts';
import { sql } from '../../common/database/sql.ts';
import type { Source } from '../draft/load-draft.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import { visibleTo } from './visible-to.ts';

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The proposal with this id; null when there is none that the caller may read. */
export async function readProposalRow({ query, provider }: Source, caller: Caller, id: string): Promise<Row | null> {
  if (!idPattern.test(id)) return null;
  const [row] = await query<Row>(sql`SELECT * FROM "Proposal" WHERE "id" = ${id} AND ${visibleTo(caller, provider)}`);
  return row ?? null;
}
