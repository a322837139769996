import { recordset } from '../../common/database/recordset.ts';
import { sql } from '../../common/database/sql.ts';
import type { Query } from '../../common/lists/read-page.ts';
import { timeOrderedId } from '../../common/time-ordered-id.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import type { Seen } from './seen.ts';

/** Who looks, under which request. */
export interface Looker {
  actor: string;
  requestId: string;
}

/** What is read, and whom it shows. */
export interface Shown<Result> {
  result: Result;
  seen: readonly Seen[];
}

const patience = { maxWait: 30_000, timeout: 30_000 };

const columns = {
  logId: 'TEXT',
  logAt: 'TIMESTAMP(3)',
  logActor: 'TEXT',
  logRequestId: 'TEXT',
  logPersonId: 'TEXT',
  logHvad: 'TEXT',
  logFormaal: 'TEXT',
} as const;

/** Reads persons and notes in the read log who saw them, in one transaction: what cannot be noted is not shown. */
export function show<Result>(
  { write, provider }: AffiliationDatabase,
  looker: Looker,
  read: (query: Query) => Promise<Shown<Result>>,
): Promise<Result> {
  return write.$transaction(async (tx) => {
    const { result, seen } = await read((statement) => tx.$queryRaw(statement));
    if (seen.length > 0) await note(tx, provider, looker, seen);
    return result;
  }, patience);
}

/** Adds lines to the read log; the municipality is the person's own. */
export async function note(
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  { actor: logActor, requestId: logRequestId }: Looker,
  seen: readonly Seen[],
): Promise<void> {
  const at = new Date();
  const logAt = storedMoment(at);
  const rows = seen.map(({ personId: logPersonId, hvad: logHvad, formaal: logFormaal }) => {
    return { logId: timeOrderedId(at), logAt, logActor, logRequestId, logPersonId, logHvad, logFormaal };
  });
  const noted = await tx.$executeRaw(sql`
    INSERT INTO "Laeselog" ("id", "at", "actor", "requestId", "personId", "kommuneKode", "hvad", "formaal")
    SELECT "logId", "logAt", "logActor", "logRequestId", "logPersonId", "kommuneKode", "logHvad", "logFormaal"
    FROM ${recordset(provider, rows, columns)} JOIN "Person" ON "Person"."id" = "logPersonId" AND "toChange" IS NULL`);
  if (noted !== rows.length) throw new Error(`${rows.length} lines for the read log, but ${noted} were written`);
}
