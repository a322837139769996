import type { GraphQLError } from 'graphql';
import { today } from '../../../common/clock.ts';
import { isIn, name, recordset, type Sql, sql } from '../../../common/database/sql.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { transact } from '../../../common/writes/transact.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import { type Looker, logAsked } from '../../laeselog/show.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { CprBirthdays, everybody } from './cpr-birthdays.ts';
import { beyond, type CprLimits, usualCprLimits } from './cpr-limits.ts';

/** What a number is counted as. */
type Kind = 'opslag' | 'skrevne';

/** Numbers to be counted, and what the read log says when they are too many. */
interface Counted {
  numre: readonly string[];
  kind: Kind;
  /** Where they would be looked for. */
  kommuner: readonly string[];
  /** The units and municipalities that the call names. */
  places?: { enheder?: readonly string[]; kommuner?: readonly string[] } | undefined;
  /** Persons and ties that it names by id: where it names no place, it is about their municipality. */
  about?: { personer?: readonly string[]; tilknytninger?: readonly string[] } | undefined;
  formaal: string;
}

/** Whom numbers are of, and how many are nobody's. */
interface Found {
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
  readonly #birthdays: CprBirthdays;

  constructor(database: AffiliationDatabase, vault: CprVault, limits: CprLimits = usualCprLimits) {
    this.#database = database;
    this.#vault = vault;
    this.#limits = limits;
    this.#birthdays = new CprBirthdays(database.provider, vault, limits);
  }

  /**
   * Counts numbers that are to be looked up. When they go beyond a limit none is counted, and the refusal is returned
   * and noted in the read log. Nothing is compared before: hits and misses are refused alike.
   */
  async count(looker: Looker, about: Counted): Promise<GraphQLError | null> {
    const { numre, kommuner, formaal } = about;
    if (numre.length === 0) return null;
    const { actor } = looker;
    const beyond = await this.#unless(
      async (tx) =>
        (await this.#add(tx, actor, about)) ??
        this.#birthdays.add(tx, actor, about, await this.#namedKommuner(tx, about)),
    );
    if (!beyond) return null;
    const spoergsmaal = `cpr (${numre.length})`;
    const asked = { lineKind: 'afslag', kommuner, hvad: 'CPR_LIMIT', formaal, antal: 0, spoergsmaal } as const;
    await logAsked(this.#database, looker, [asked]);
    return beyond;
  }

  /** The refusal when there is no room. Two calls at once cannot both have what is left: it is one statement. */
  async #add(tx: AffiliationTransaction, actor: string, about: Counted): Promise<GraphQLError | null> {
    const { numre, kind } = about;
    const antal = numre.length;
    const max = kind === 'opslag' ? this.#limits.lookups : this.#limits.writes;
    if (antal > max) return beyond(kind, antal, max);
    const [counted, other] = kind === 'opslag' ? (['opslag', 'skrevne'] as const) : (['skrevne', 'opslag'] as const);
    const column = name('Cpropslag', counted);
    const done = await tx.$executeRaw(sql`
      INSERT INTO "Cpropslag" ("actor", "dag", ${name(counted)}, ${name(other)})
      VALUES (${actor}, ${today()}, ${antal}, 0)
      ON CONFLICT ("actor", "dag") DO UPDATE SET ${name(counted)} = ${column} + ${antal}
      WHERE ${column} + ${antal} <= ${max}`);
    if (done !== 1) return beyond(kind, antal, max);
    return kind === 'opslag' ? this.#addTogether(tx, about) : null;
  }

  /** The look-ups of all callers of a municipality together: more keys are not more of them. */
  async #addTogether(tx: AffiliationTransaction, about: Counted): Promise<GraphQLError | null> {
    const { lookupsAll: max } = this.#limits;
    const antal = about.numre.length;
    const named = max === 0 ? [] : await this.#namedKommuner(tx, about);
    const kommuner = max === 0 || named.length > 0 ? named : about.kommuner;
    if (kommuner.length === 0) return null;
    // Each once, and in one order, so that of two calls none waits for the other's.
    const rows = [...new Set(kommuner)]
      .toSorted()
      .map((kommune) => ({ ...{ actor: `${everybody} ${kommune}`, dag: today() }, antal }));
    const { provider } = this.#database;
    await tx.$executeRaw(sql`
      INSERT INTO "Cpropslag" ("actor", "dag", "opslag", "skrevne")
      SELECT "actor", "dag", "antal", 0 FROM ${recordset(provider, rows, togetherColumns)} WHERE 1 = 1
      ON CONFLICT ("actor", "dag") DO UPDATE SET "opslag" = "Cpropslag"."opslag" + ${antal}`);
    const actors = rows.map(({ actor }) => actor);
    const over = await tx.$queryRaw(sql`
      SELECT "actor" FROM "Cpropslag" WHERE ${isIn(provider, name('actor'), actors)} AND "dag" = ${today()}
      AND "opslag" > ${max} LIMIT 1`);
    return (over as object[]).length === 0 ? null : beyond('opslagAlle', antal, max);
  }

  /** Each municipality has a count of its own: of a day it has so many people, and a vendor serves many of them. */
  async #namedKommuner(tx: AffiliationTransaction, { places, about }: Counted): Promise<string[]> {
    const { enheder = [], kommuner: named = [] } = places ?? {};
    const { personer = [], tilknytninger = [] } = about ?? {};
    const among = (column: string, keys: readonly string[]) => isIn(this.#database.provider, name(column), keys);
    const found = await tx.$queryRaw<{ kommuneKode: string }[]>(sql`
      SELECT "kommuneKode" FROM "Enhed" WHERE ${among('nummer', enheder)} OR "nummer" IN (
        SELECT "enhedsNummer" FROM "Tilknytning" WHERE "toChange" IS NULL AND ${among('id', tilknytninger)})
      UNION SELECT "kommuneKode" FROM "Person" WHERE "toChange" IS NULL AND ${among('id', personer)}`);
    return [...new Set([...named, ...found.map(({ kommuneKode }) => kommuneKode)])];
  }

  /** Numbers that a write was counted for and did not store were looked up; the refusal when those are too many. */
  async moveToLookups(actor: string, about: Counted): Promise<GraphQLError | null> {
    const antal = about.numre.length;
    if (antal === 0) return null;
    const { lookups } = this.#limits;
    return this.#unless(async (tx) => {
      const done = await tx.$executeRaw(sql`
        UPDATE "Cpropslag" SET "opslag" = "opslag" + ${antal}, "skrevne" = "skrevne" - ${antal}
        WHERE ${ofToday(actor)} AND "opslag" + ${antal} <= ${lookups}`);
      return done === 1 ? this.#addTogether(tx, about) : beyond('opslag', antal, lookups);
    });
  }

  /** Counts, but for nothing when there is no room: then the refusal is returned. */
  #unless(add: (tx: AffiliationTransaction) => Promise<GraphQLError | null>): Promise<GraphQLError | null> {
    return transact(this.#database.write, async (tx) => {
      const refused = await add(tx);
      if (refused) throw new TooMany(refused);
      return null;
    }).catch((error: unknown) => {
      if (error instanceof TooMany) return error.refusal;
      throw error;
    });
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
    const indexes = (await mapInTurns(numre, (cpr) => vault.indexes(cpr, kommuner))).flat();
    if (indexes.length === 0) return { hits: [], misses: 0 };
    const rows = await query<{ id: string; cprIndex: string }>(sql`
      SELECT "id", "cprIndex" FROM "Person" WHERE "toChange" IS NULL AND ${isIn(provider, name('cprIndex'), indexes)}
      AND ${isIn(provider, name('kommuneKode'), kommuner)}`);
    const known = new Set(rows.map(({ cprIndex }) => cprIndex));
    return { hits: rows.map(({ id }) => id), misses: Math.max(0, numre.length - known.size) };
  }
}

const ofToday = (actor: string): Sql => sql`"actor" = ${actor} AND "dag" = ${today()}`;

/** Carries a refusal out of the transaction, of which nothing stays. */
class TooMany extends Error {
  readonly refusal: GraphQLError;

  constructor(refusal: GraphQLError) {
    super('too many');
    this.refusal = refusal;
  }
}

const togetherColumns = { actor: 'TEXT', dag: 'TEXT', antal: 'INTEGER' } as const;
