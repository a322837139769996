import { sql } from '../../common/database/sql.ts';
import type { Source } from '../change/work.ts';
import type { AffiliationTransaction } from '../database.ts';
import type { Time } from '../regel/follow-barn.ts';

/** A load in turns that is not at its end. */
export interface Unfinished {
  kilde: string;
  requestId: string;
}

/** What its turns did that matters to those after them: as what a load in one transaction remembers of itself. */
export interface Done {
  /** Affiliations that it made. */
  made: Set<string>;
  /** Children whose time it changed, as it was. */
  moved: Map<string, Time>;
  /** Contacts that it wrote. */
  kontakter: Set<string>;
}

/** The load of a source that was stopped before its end, if there is one. */
export async function findUnfinished({ query }: Pick<Source, 'query'>, kilde: string): Promise<Unfinished | null> {
  const [found] = await query<Unfinished>(sql`SELECT "kilde", "requestId" FROM "Indlaesning" WHERE "kilde" = ${kilde}`);
  return found ?? null;
}

export async function noteUnfinished(tx: AffiliationTransaction, { kilde, requestId }: Unfinished): Promise<void> {
  await tx.indlaesning.upsert({ where: { kilde }, create: { kilde, requestId }, update: { requestId } });
}

export async function noteFinished(tx: AffiliationTransaction, kilde: string): Promise<void> {
  await tx.indlaesning.deleteMany({ where: { kilde } });
}

interface Version extends Time {
  id: string;
  slags: string;
  /** Of the version before it; null where it is the first. */
  foer: string | null;
  foerFra: string;
  foerTil: string | null;
  foerAflyst: boolean;
}

/** What an unfinished load did, by the log of its changes. */
export async function readDone({ query }: Pick<Source, 'query'>, { requestId }: Unfinished): Promise<Done> {
  const versions = await query<Version>(sql`
    SELECT tie."id", tie."slags", tie."gyldigFra", tie."gyldigTil", tie."aflyst", earlier."id" AS "foer",
      earlier."gyldigFra" AS "foerFra", earlier."gyldigTil" AS "foerTil", earlier."aflyst" AS "foerAflyst"
    FROM "Changeset" JOIN "Change" ON "Change"."changeset" = "Changeset"."firstChange"
    JOIN "Tilknytning" AS tie ON tie."id" = "Change"."objektId" AND tie."fromChange" = "Change"."id"
    LEFT JOIN "Tilknytning" AS earlier ON earlier."id" = tie."id" AND earlier."toChange" = tie."fromChange"
    WHERE "Changeset"."requestId" = ${requestId} ORDER BY "Change"."id"`);
  const done: Done = { made: new Set(), moved: new Map(), kontakter: new Set() };
  for (const version of versions) take(done, version);
  return done;
}

function take({ made, moved, kontakter }: Done, { id, slags, foer, foerFra, foerTil, foerAflyst, ...now }: Version) {
  if (foer === null) made.add(id);
  if (slags === 'kontakt') kontakter.add(id);
  const isMoved = foerFra !== now.gyldigFra || foerTil !== now.gyldigTil || Boolean(foerAflyst) !== Boolean(now.aflyst);
  if (slags === 'barn' && foer !== null && isMoved && !moved.has(id))
    moved.set(id, { gyldigFra: foerFra, gyldigTil: foerTil, aflyst: Boolean(foerAflyst) });
}
