import { GraphQLError } from 'graphql';
import { danishTime, today } from '../../common/clock.ts';
import { isIn, name, type Sql, sql } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import { type Looker, logAsked } from '../laeselog/show.ts';
import { cprKind, normalCpr } from '../person/cpr.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { type CprLimits, usualCprLimits } from './cpr-limits.ts';

/** What a number is counted as. */
type Kind = 'opslag' | 'skrevne';

/** Numbers to be counted, and what the read log is told when they are too many. */
interface Counted {
  antal: number;
  kind: Kind;
  /** Where they would be looked for. */
  kommuner: readonly string[];
  formaal: string;
}

type Executor = Pick<AffiliationTransaction, '$executeRaw'>;

/** Whom numbers are of, and how many are nobody's. */
export interface Found {
  hits: string[];
  misses: number;
}

/**
 * Counts the CPR numbers that callers give, by day, before anything is answered about them: there are so few numbers that
 * whoever may ask without end finds out every one. All processes count in the same database.
 */
export class CprOpslag {
  readonly #database: AffiliationDatabase;
  readonly #vault: CprVault;
  readonly #limits: CprLimits;

  constructor(database: AffiliationDatabase, vault: CprVault, limits: CprLimits = usualCprLimits) {
    this.#database = database;
    this.#vault = vault;
    this.#limits = limits;
  }

  /**
   * Counts numbers that are to be looked up. When they go beyond the limit none is counted, and the refusal is returned
   * and noted in the read log.
   */
  async count(looker: Looker, about: Counted): Promise<GraphQLError | null> {
    const { antal, kind, kommuner, formaal } = about;
    const max = kind === 'opslag' ? this.#limits.lookups : this.#limits.writes;
    if (antal === 0 || (antal <= max && (await this.#add(looker.actor, antal, kind, max)))) return null;
    const asked = {
      slags: 'afslag',
      kommuner,
      hvad: 'CPR_LIMIT',
      formaal,
      antal: 0,
      spoergsmaal: `cpr (${antal})`,
    } as const;
    await logAsked(this.#database, looker, [asked]);
    return beyond(antal, max);
  }

  /** Whether there was room. Two calls at once cannot both have what is left: it is one statement. */
  async #add(actor: string, antal: number, kind: Kind, max: number): Promise<boolean> {
    const [counted, other] = kind === 'opslag' ? (['opslag', 'skrevne'] as const) : (['skrevne', 'opslag'] as const);
    const column = name('Cpropslag', counted);
    const done = await this.#database.write.$executeRaw(sql`
      INSERT INTO "Cpropslag" ("actor", "dag", ${name(counted)}, ${name(other)})
      VALUES (${actor}, ${today()}, ${antal}, 0)
      ON CONFLICT ("actor", "dag") DO UPDATE SET ${name(counted)} = ${column} + ${antal}
      WHERE ${column} + ${antal} <= ${max}`);
    return done === 1;
  }

  /** Numbers that a write was counted for and did not store were looked up; the refusal when those are too many. */
  async moveToLookups(actor: string, antal: number, executor: Executor = this.#database.write) {
    if (antal === 0) return null;
    const { lookups } = this.#limits;
    const done = await executor.$executeRaw(sql`
      UPDATE "Cpropslag" SET "opslag" = "opslag" + ${antal}, "skrevne" = "skrevne" - ${antal}
      WHERE ${ofToday(actor)} AND "opslag" + ${antal} <= ${lookups}`);
    return done === 1 ? null : beyond(antal, lookups);
  }

  /** Numbers of a write that was carried out before, and is only answered again. */
  async release(actor: string, antal: number): Promise<void> {
    await this.#database.write.$executeRaw(sql`
      UPDATE "Cpropslag" SET "skrevne" = "skrevne" - ${antal} WHERE ${ofToday(actor)} AND "skrevne" >= ${antal}`);
  }

  /** Whom these municipalities know by the numbers. */
  async find(
    query: AffiliationDatabase['query'],
    numre: readonly string[],
    kommuner: readonly string[],
  ): Promise<Found> {
    const vault = this.#vault.held();
    const { provider } = this.#database;
    const indexes = numre.flatMap((cpr) => vault.indexes(cpr));
    if (indexes.length === 0) return { hits: [], misses: 0 };
    const rows = await query<{ id: string; cprIndex: string }>(sql`
      SELECT "id", "cprIndex" FROM "Person" WHERE "toChange" IS NULL AND ${isIn(provider, name('cprIndex'), indexes)}
      AND ${isIn(provider, name('kommuneKode'), kommuner)}`);
    const known = new Set(rows.map(({ cprIndex }) => cprIndex));
    return { hits: rows.map(({ id }) => id), misses: Math.max(0, numre.length - known.size) };
  }
}

/** Numbers that can be somebody's, each once, as they are compared. */
export const cprNumre = (given: Iterable<string | null | undefined>): string[] => [
  ...new Set([...given].map((cpr) => normalCpr(cpr ?? '')).filter((cpr) => cprKind(cpr) !== null)),
];

const ofToday = (actor: string): Sql => sql`"actor" = ${actor} AND "dag" = ${today()}`;

/** It tells when to come again, as HTTP's Retry-After does: the count begins anew with the Danish day. */
function beyond(antal: number, max: number): GraphQLError {
  const [, hours = 0, minutes = 0, seconds = 0] = danishTime().split(/[T:]/).map(Number);
  const retryAfter = 86_400 - hours * 3600 - minutes * 60 - seconds;
  const { message, extensions } = refusal('CPR_LIMIT', { antal, max, seconds: retryAfter });
  return new GraphQLError(message, { extensions: { ...extensions, retryAfter } });
}
