import { and, empty, isIn, join, name, type Provider, raw, recordset, sql } from '../../common/database/sql.ts';
import type { Query } from '../../common/lists/read-page.ts';
import { Chain, canonical } from '../../common/log/chain.ts';
import { timeOrderedId } from '../../common/time-ordered-id.ts';
import { inPieces, mapInTurns } from '../../common/turns/turns.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import { earlierNames } from '../core/change/object-kinds.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../core/store/database.ts';
import type { Laeselog } from '../generated/sqlite/client.ts';

/** The kinds of line in the read log. */
export const readLogKinds = ['visning', 'soegning', 'opslag', 'proeve', 'afslag', 'klip'] as const;
export type ReadLogKind = (typeof readLogKinds)[number];

/** Somebody is shown something of a person. */
export interface Seen {
  personId: string;
  /** What: names of groups of fields. */
  hvad: string;
  /** Which operation shows it. */
  formaal: string;
}

/** Somebody asks: it may be about nobody, and nothing need have been found. */
export interface Asked {
  lineKind: ReadLogKind;
  /** Whose data is asked about, three digits each: a line for each. Empty: nobody's, and one line. */
  kommuner: readonly string[];
  /** Units whose municipalities are asked about, too. */
  enheder?: readonly string[];
  /** Persons whose municipalities are asked about, too; an id may be nobody's. */
  personer?: readonly string[];
  /** Whom the question is about, where it names or finds one person. */
  personId?: string | null;
  /** What the answer showed or would have shown: "fundet", "antal", "cpr" … */
  hvad: string;
  /** Which operation asks, and for what. */
  formaal: string;
  /** How many were found; null where nothing was counted. */
  antal: number | null;
  /** Names of fields and operators, such as "cpr, kommune eq". Never a value: a number or a name that was searched for. */
  spoergsmaal: string | null;
}

/** Who looks, under which request. */
export interface Looker {
  actor: string;
  requestId: string;
}

/** What is read, and whom it shows. */
interface Shown<Result> {
  result: Result;
  seen: readonly Seen[];
  /** What was asked, where that is a line of its own: who was found, or that nobody was. */
  asked?: readonly Asked[];
}

/** Reads persons and notes in the read log who saw them, in one transaction: what cannot be noted is not shown. */
export function show<Result>(
  { write, provider }: AffiliationDatabase,
  looker: Looker,
  read: (query: Query) => Promise<Shown<Result>>,
): Promise<Result> {
  return write.$transaction(async (tx) => {
    const { result, seen, asked = [] } = await read((statement) => tx.$queryRaw(statement));
    await append(tx, provider, looker, [...seen.map(lineOfSeen), ...(await mapInTurns(asked, lineOfAsked))]);
    return result;
  });
}

/** Adds lines of who was seen to the read log; the municipality is the person's own. */
export const note = (
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  looker: Looker,
  seen: readonly Seen[],
): Promise<void> => append(tx, provider, looker, seen.map(lineOfSeen));

/** The same in a transaction of its own, for what was read outside one: await it before anything is answered. */
export const logSeen = (database: AffiliationDatabase, looker: Looker, seen: readonly Seen[]): Promise<void> =>
  show(database, looker, async () => ({ result: undefined, seen }));

/** Adds lines of what was asked to the read log, in the transaction that answers it. */
export const noteAsked = async (
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  looker: Looker,
  asked: readonly Asked[],
): Promise<void> => append(tx, provider, looker, await mapInTurns(asked, lineOfAsked));

/** The same in a transaction of its own, for what is answered outside one: await it before anything is answered. */
export const logAsked = (
  { write, provider }: Pick<AffiliationDatabase, 'write' | 'provider'>,
  looker: Looker,
  asked: readonly Asked[],
): Promise<void> => write.$transaction((tx) => noteAsked(tx, provider, looker, asked));

/** A line before it is known whose it is. */
interface Line extends Omit<Laeselog, 'id' | 'at' | 'actor' | 'requestId' | 'kommuneKode' | 'nr' | 'hash'> {
  /** The municipalities that are to have it, and the units and persons whose municipalities are. */
  kommuner: readonly string[];
  enheder: readonly string[];
  personer: readonly string[];
}

/** The municipality is the person's own. */
const lineOfSeen = (seen: Seen): Line => {
  return {
    ...seen,
    lineKind: 'visning',
    kommuner: [],
    enheder: [],
    personer: [seen.personId],
    antal: null,
    spoergsmaal: null,
  };
};

function lineOfAsked({ personId = null, kommuner, enheder = [], personer, ...asked }: Asked): Line {
  const ofPerson = personId !== null && kommuner.length + enheder.length === 0 ? [personId] : [];
  return { ...asked, personId, kommuner, enheder, personer: personer ?? ofPerson };
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
  const personer = new Set(lines.flatMap((line) => line.personer));
  const enheder = new Set(lines.flatMap((line) => line.enheder));
  const { kommuneOf, ...head } = await lockHead(tx, provider, [...personer], [...enheder]);
  const rows = await mapInTurns(lines, ({ kommuner, enheder, personer, ...line }) => {
    const owners = new Set([...kommuner, ...[...enheder, ...personer].flatMap((key) => kommuneOf.get(key) ?? [])]);
    if (owners.size === 0 && line.lineKind === 'visning') throw new Error('somebody is shown who is not there');
    return [...(owners.size === 0 ? [null] : owners)].map((kommuneKode) => {
      return { id: timeOrderedId(moment), at, actor, requestId, kommuneKode, ...line };
    });
  });
  await addLines(tx, provider, head, rows.flat());
}

/** What a line of the read log says. */
export const lineColumns = {
  nr: 'INTEGER',
  id: 'TEXT',
  at: 'TIMESTAMP(3)',
  actor: 'TEXT',
  requestId: 'TEXT',
  lineKind: 'TEXT',
  personId: 'TEXT',
  kommuneKode: 'TEXT',
  hvad: 'TEXT',
  formaal: 'TEXT',
  antal: 'INTEGER',
  spoergsmaal: 'TEXT',
} as const;

const storedColumns = { ...lineColumns, hash: 'TEXT' } as const;

/** The end of the chain, and whose persons and units are. */
interface Head {
  nr: number;
  hash: string;
  kommuneOf: Map<string, string>;
}

/**
 * Locks the end of the chain until the transaction ends: only one writer at a time adds to it, and each sees the line
 * before. Taken as late as can be, so that nobody waits for what others look up. The same statement tells the
 * municipalities of persons and units: as one value and not joined, for what is joined to a row is lost on PostgreSQL when
 * the row turns out to have changed while its lock was waited for.
 */
export async function lockHead(
  tx: AffiliationTransaction,
  provider: Provider,
  personer: readonly string[] = [],
  enheder: readonly string[] = [],
): Promise<Head> {
  const owners = sql`
    SELECT "id" AS "key", "kommuneKode" FROM "Person"
    WHERE ${and([sql`"toChange" IS NULL`, isIn(provider, name('id'), personer)])}
    UNION ALL SELECT "nummer", "kommuneKode" FROM "Enhed" WHERE ${isIn(provider, name('nummer'), enheder)}`;
  const isPostgres = provider === 'postgresql';
  const list = raw(
    isPostgres
      ? 'CAST(json_agg(json_build_array("key", "kommuneKode")) AS TEXT)'
      : 'json_group_array(json_array("key", "kommuneKode"))',
  );
  const [head] = await tx.$queryRaw<{ nr: number; hash: string; owners: string | null }[]>(sql`
    SELECT "nr", "hash", (SELECT ${list} FROM (${owners}) AS "owners") AS "owners" FROM "Logkaede"
    WHERE "navn" = 'read' ${isPostgres ? raw('FOR UPDATE') : empty}`);
  if (!head) throw new Error('the read log has no chain');
  const kommuneOf = new Map(JSON.parse(head.owners ?? '[]') as [string, string][]);
  return { nr: Number(head.nr), hash: head.hash, kommuneOf };
}

/** Adds lines behind the end that is locked. */
async function addLines(
  tx: AffiliationTransaction,
  provider: Provider,
  head: Pick<Head, 'nr' | 'hash'>,
  lines: readonly object[],
): Promise<void> {
  const chain = new Chain(head.hash);
  const rows = await mapInTurns(lines, (line, i) => {
    const numbered = { ...line, nr: head.nr + 1 + i };
    return { ...numbered, hash: chain.link(canonical(numbered, lineColumns, earlierNames)) };
  });
  const names = join(Object.keys(storedColumns).map((column) => name(column)));
  await inPieces(rows, (some) => {
    const added = recordset(provider, some, storedColumns);
    const insert = sql`INSERT INTO "Laeselog" (${names}) SELECT ${names} FROM ${added}`;
    const { nr, hash } = some.at(-1) as Pick<Head, 'nr' | 'hash'>;
    // The end of the chain goes along in the same statement; on SQLite a trigger moves it.
    const moved = sql`UPDATE "Logkaede" SET "nr" = ${nr}, "hash" = ${hash} WHERE "navn" = 'read'`;
    return tx.$executeRaw(provider === 'postgresql' ? sql`WITH "end" AS (${moved}) ${insert}` : insert);
  });
}
