import { insertRows } from '../../common/database/insert-rows.ts';
import { and, isIn, name, sql } from '../../common/database/sql.ts';
import type { Query } from '../../common/lists/read-page.ts';
import { timeOrderedId } from '../../common/time-ordered-id.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import type { Laeselog } from '../generated/sqlite/client.ts';
import type { Asked, Seen } from './seen.ts';

/** Who looks, under which request. */
export interface Looker {
  actor: string;
  requestId: string;
}

/** What is read, and whom it shows. */
export interface Shown<Result> {
  result: Result;
  seen: readonly Seen[];
  /** What was asked, where that is a line of its own: who was found, or that nobody was. */
  asked?: readonly Asked[];
}

const patience = { maxWait: 30_000, timeout: 30_000 };

/** Reads persons and notes in the read log who saw them, in one transaction: what cannot be noted is not shown. */
export function show<Result>(
  { write, provider }: AffiliationDatabase,
  looker: Looker,
  read: (query: Query) => Promise<Shown<Result>>,
): Promise<Result> {
  return write.$transaction(async (tx) => {
    const { result, seen, asked = [] } = await read((statement) => tx.$queryRaw(statement));
    await append(tx, provider, looker, [...seen.map(lineOfSeen), ...asked.flatMap(linesOfAsked)]);
    return result;
  }, patience);
}

/** Adds lines of who was seen to the read log; the municipality is the person's own. */
export const note = (
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  looker: Looker,
  seen: readonly Seen[],
): Promise<void> => append(tx, provider, looker, seen.map(lineOfSeen));

/** Adds lines of what was asked to the read log, in the transaction that answers it. */
export const noteAsked = (
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  looker: Looker,
  asked: readonly Asked[],
): Promise<void> => append(tx, provider, looker, asked.flatMap(linesOfAsked));

/** The same in a transaction of its own, for what is answered outside one: await it before anything is told. */
export const logAsked = (
  { write, provider }: Pick<AffiliationDatabase, 'write' | 'provider'>,
  looker: Looker,
  asked: readonly Asked[],
): Promise<void> => write.$transaction((tx) => noteAsked(tx, provider, looker, asked), patience);

type Line = Omit<Laeselog, 'id' | 'at' | 'actor' | 'requestId'>;

const lineOfSeen = (seen: Seen): Line => ({
  ...seen,
  slags: 'visning',
  kommuneKode: null, // the person's own
  antal: null,
  spoergsmaal: null,
});

function linesOfAsked({ kommuner, personId = null, ...asked }: Asked): Line[] {
  const owners = kommuner.length === 0 ? [null] : [...new Set(kommuner)];
  return owners.map((kommuneKode) => ({ ...asked, personId, kommuneKode }));
}

/** The one writer of the read log. */
async function append(
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  { actor, requestId }: Looker,
  lines: readonly Line[],
): Promise<void> {
  if (lines.length === 0) return;
  const moment = new Date();
  const at = storedMoment(moment);
  const owners = await ownersOf(tx, provider, lines);
  const rows = lines.map(({ personId, kommuneKode, ...line }) => {
    const owner = kommuneKode ?? (personId === null ? null : owners.get(personId));
    if (owner === undefined) throw new Error('a line for the read log is of a person who is not there');
    return { id: timeOrderedId(moment), at, actor, requestId, personId, kommuneKode: owner, ...line };
  });
  await insertRows(tx, provider, 'Laeselog', rows, columns);
}

/** The municipalities of the persons of lines that name none. */
async function ownersOf(
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  lines: readonly Line[],
): Promise<Map<string, string>> {
  const ids = lines.flatMap(({ personId, kommuneKode }) =>
    personId !== null && kommuneKode === null ? [personId] : [],
  );
  if (ids.length === 0) return new Map();
  const ofThese = and([sql`"toChange" IS NULL`, isIn(provider, name('id'), [...new Set(ids)])]);
  const rows = await tx.$queryRaw<{ id: string; kommuneKode: string }[]>(
    sql`SELECT "id", "kommuneKode" FROM "Person" WHERE ${ofThese}`,
  );
  return new Map(rows.map(({ id, kommuneKode }) => [id, kommuneKode]));
}

const columns = {
  id: 'TEXT',
  at: 'TIMESTAMP(3)',
  actor: 'TEXT',
  requestId: 'TEXT',
  slags: 'TEXT',
  personId: 'TEXT',
  kommuneKode: 'TEXT',
  hvad: 'TEXT',
  formaal: 'TEXT',
  antal: 'INTEGER',
  spoergsmaal: 'TEXT',
} as const;
