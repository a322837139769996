import { sql } from '../../common/database/sql.ts';
import type { ChangeSpan, Origin } from '../../common/writes/in-turn.ts';
import { type ChangesetWriter, inChangeset } from '../core/change/changeset-writer.ts';
import type { Source } from '../core/change/held-objects.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../core/store/database.ts';
import type { LoadGuard } from '../people/rows/load-guard.ts';
import type { Time } from '../writing/regel/follow-barn.ts';

/** The transaction in which a part of a load is written. */
export interface Turn {
  source: Source;
  tx: AffiliationTransaction;
  writer: ChangesetWriter;
}

/** Called after each turn with what is stored so far. */
export type OnTurn = (span: ChangeSpan) => Promise<void> | void;

/** Where a load writes its parts: in one transaction, or each in a turn of its own. */
export interface Turns {
  /** Reads between the parts. */
  source: Source;
  /** Begins with the load of a source; returns the one that was stopped before its end, which this one completes. */
  begin(kilde: string): Promise<Unfinished | null>;
  take<Result>(work: (turn: Turn) => Promise<Result>): Promise<Result>;
  /** The load is at its end. */
  finish(): Promise<void>;
}

const sourceOf = (database: AffiliationDatabase, tx: AffiliationTransaction): Source => ({
  ...database,
  query: (statement) => tx.$queryRaw(statement),
});

/** Writes everything in one transaction. */
export function oneTurn(database: AffiliationDatabase, tx: AffiliationTransaction, writer: ChangesetWriter): Turns {
  const turn = { source: sourceOf(database, tx), tx, writer };
  let left: Unfinished | null = null;
  return {
    source: turn.source,
    begin: async (kilde) => {
      left = await findUnfinished(turn.source, kilde);
      return left;
    },
    take: (work) => work(turn),
    finish: async () => {
      if (left) await noteFinished(tx, left.kilde);
    },
  };
}

/**
 * Writes each part in a transaction with a changeset of its own; other writers have theirs in between. Until its end the
 * database says that the load is under way, so that one which is stopped can be completed.
 */
export class OwnTurns implements Turns {
  /** The first and last change so far; changes of others may stand between. */
  span: ChangeSpan | null = null;
  readonly #database: AffiliationDatabase;
  readonly #guard: LoadGuard | undefined;
  readonly #onTurn: OnTurn;
  #origin: Origin;
  #load: Unfinished | null = null;
  #isNoted = false;

  constructor(database: AffiliationDatabase, origin: Origin, guard: LoadGuard | undefined, onTurn: OnTurn) {
    this.#database = database;
    this.#origin = origin;
    this.#guard = guard;
    this.#onTurn = onTurn;
  }

  get source(): Source {
    return this.#database;
  }

  async begin(kilde: string): Promise<Unfinished | null> {
    const left = await findUnfinished(this.#database, kilde);
    this.#isNoted = left !== null;
    this.#load = left ?? { kilde, requestId: this.#origin.requestId };
    this.#origin = { ...this.#origin, requestId: this.#load.requestId };
    return left;
  }

  async take<Result>(work: (turn: Turn) => Promise<Result>): Promise<Result> {
    const { result, span } = await inChangeset(
      this.#database,
      this.#origin,
      async (tx, writer) => {
        const result = await work({ source: sourceOf(this.#database, tx), tx, writer });
        const span = await writer.close();
        if (span && this.#load && !this.#isNoted) await noteUnfinished(tx, this.#load);
        await this.#guard?.hold(tx);
        return { result, span };
      },
      'jobs',
    );
    if (span) await this.#wrote(span);
    return result;
  }

  async #wrote({ first, last }: ChangeSpan): Promise<void> {
    this.#isNoted = true;
    this.span = { first: this.span?.first ?? first, last };
    await this.#onTurn(this.span);
  }

  async finish(): Promise<void> {
    const load = this.#load;
    if (load && this.#isNoted) await this.#database.jobs.$transaction((tx) => noteFinished(tx, load.kilde));
  }
}

/** A load in turns that is not at its end. */
interface Unfinished {
  kilde: string;
  requestId: string;
}

/** What its turns did that matters to those after them: as what a load in one transaction remembers of itself. */
interface Done {
  /** Affiliations that it made. */
  made: Set<string>;
  /** Children whose time it changed, as it was. */
  moved: Map<string, Time>;
  /** Contacts that it wrote. */
  kontakter: Set<string>;
}

/** The load of a source that was stopped before its end, if there is one. */
async function findUnfinished({ query }: Pick<Source, 'query'>, kilde: string): Promise<Unfinished | null> {
  const [found] = await query<Unfinished>(sql`SELECT "kilde", "requestId" FROM "Indlaesning" WHERE "kilde" = ${kilde}`);
  return found ?? null;
}

async function noteUnfinished(tx: AffiliationTransaction, { kilde, requestId }: Unfinished): Promise<void> {
  await tx.indlaesning.upsert({ where: { kilde }, create: { kilde, requestId }, update: { requestId } });
}

async function noteFinished(tx: AffiliationTransaction, kilde: string): Promise<void> {
  await tx.indlaesning.deleteMany({ where: { kilde } });
}

interface Version extends Time {
  id: string;
  aktoertype: string;
  /** Of the version before it; null where it is the first. */
  foer: string | null;
  foerFra: string;
  foerTil: string | null;
  foerAflyst: boolean;
}

/** What an unfinished load did, by the log of its changes. */
export async function readDone({ query }: Pick<Source, 'query'>, { requestId }: Unfinished): Promise<Done> {
  const versions = await query<Version>(sql`
    SELECT tie."id", tie."aktoertype", tie."gyldigFra", tie."gyldigTil", tie."aflyst", earlier."id" AS "foer",
      earlier."gyldigFra" AS "foerFra", earlier."gyldigTil" AS "foerTil", earlier."aflyst" AS "foerAflyst"
    FROM "Changeset" JOIN "Change" ON "Change"."changeset" = "Changeset"."firstChange"
    JOIN "Tilknytning" AS tie ON tie."id" = "Change"."objectId" AND tie."fromChange" = "Change"."id"
    LEFT JOIN "Tilknytning" AS earlier ON earlier."id" = tie."id" AND earlier."toChange" = tie."fromChange"
    WHERE "Changeset"."requestId" = ${requestId} ORDER BY "Change"."id"`);
  const done: Done = { made: new Set(), moved: new Map(), kontakter: new Set() };
  for (const version of versions) take(done, version);
  return done;
}

function take(
  { made, moved, kontakter }: Done,
  { id, aktoertype, foer, foerFra, foerTil, foerAflyst, ...now }: Version,
) {
  if (foer === null) made.add(id);
  if (aktoertype === 'kontakt') kontakter.add(id);
  const isMoved = foerFra !== now.gyldigFra || foerTil !== now.gyldigTil || Boolean(foerAflyst) !== Boolean(now.aflyst);
  if (aktoertype === 'barn' && foer !== null && isMoved && !moved.has(id))
    moved.set(id, { gyldigFra: foerFra, gyldigTil: foerTil, aflyst: Boolean(foerAflyst) });
}
