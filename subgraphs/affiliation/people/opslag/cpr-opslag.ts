import { GraphQLError } from 'graphql';
import { danishTime, today } from '../../../common/clock.ts';
import { isIn, join, name, recordset, type Sql, sql } from '../../../common/database/sql.ts';
import { refusal } from '../../../common/errors/refusal.ts';
import { addDays } from '../../../common/parse/days.ts';
import { transact } from '../../../common/writes/transact.ts';
import { cprKind, normalCpr } from '../../core/input/cpr.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import { type Looker, logAsked } from '../../laeselog/show.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { type CprLimits, usualCprLimits } from './cpr-limits.ts';

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
   * Counts numbers that are to be looked up. When they go beyond a limit none is counted, and the refusal is returned
   * and noted in the read log. Nothing is compared before: hits and misses are refused alike.
   */
  async count(looker: Looker, about: Counted): Promise<GraphQLError | null> {
    const { numre, kommuner, formaal } = about;
    if (numre.length === 0) return null;
    const { actor } = looker;
    const beyond = await this.#unless(
      async (tx) => (await this.#add(tx, actor, about)) ?? this.#addBirthdays(tx, actor, about),
    );
    if (!beyond) return null;
    const spoergsmaal = `cpr (${numre.length})`;
    const asked = { slags: 'afslag', kommuner, hvad: 'CPR_LIMIT', formaal, antal: 0, spoergsmaal } as const;
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

  /**
   * The same by birth date: a number has some hundred others of its day to hide among, and who gives those one after the
   * other would find whose it is, were it in writes that store them. What the caller gave within the year is not counted
   * again, so that a nightly load counts its new people alone.
   */
  async #addBirthdays(tx: AffiliationTransaction, actor: string, about: Counted): Promise<GraphQLError | null> {
    const { birthday, birthdayYear, birthdayAll, birthdayAllYear } = this.#limits;
    const named = await this.#namedKommuner(tx, about);
    const own = named.length > 0 ? named : [about.kommuner.length === 1 ? (about.kommuner[0] ?? '') : ''];
    const all = named.length > 0 ? named : about.kommuner;
    await tx.$executeRaw(sql`DELETE FROM "Cprfoedselsdag" WHERE "dag" <= ${addDays(today(), -365)}`);
    return (
      (await this.#addNew(tx, { counted: actor, actor }, own, about.numre, { dag: birthday, aar: birthdayYear })) ??
      (await this.#addNew(tx, { counted: everybody, actor }, all, about.numre, {
        dag: birthdayAll,
        aar: birthdayAllYear,
      }))
    );
  }

  async #addNew(
    tx: AffiliationTransaction,
    who: { counted: string; actor: string },
    kommuner: readonly string[],
    numre: readonly string[],
    max: { dag: number; aar: number },
  ): Promise<GraphQLError | null> {
    const { provider } = this.#database;
    const dag = today();
    const rows = kommuner.flatMap((kommuneKode) =>
      this.#prints(numre, who).map((prints) => ({ actor: who.counted, kommuneKode, ...prints, dag })),
    );
    if (rows.length === 0) return null;
    const names = join(Object.keys(birthdayColumns).map((column) => name(column)));
    // What stands behind the rows is SQLite's: without a condition it takes ON for that of a join.
    await tx.$executeRaw(sql`
      INSERT INTO "Cprfoedselsdag" (${names}) SELECT ${names} FROM ${recordset(provider, rows, birthdayColumns)}
      WHERE 1 = 1 ON CONFLICT DO NOTHING`);
    const days = [...new Set(rows.map(({ foedselsdag }) => foedselsdag))];
    const [worst] = await tx.$queryRaw<{ nye: number | bigint; alle: number | bigint }[]>(sql`
      SELECT SUM(CASE WHEN "dag" = ${dag} THEN 1 ELSE 0 END) AS "nye", COUNT(*) AS "alle" FROM "Cprfoedselsdag"
      WHERE "actor" = ${who.counted} AND ${isIn(provider, name('foedselsdag'), days)}
      AND ${isIn(provider, name('kommuneKode'), kommuner)} GROUP BY "kommuneKode", "foedselsdag"
      HAVING SUM(CASE WHEN "dag" = ${dag} THEN 1 ELSE 0 END) > ${max.dag} OR COUNT(*) > ${max.aar} LIMIT 1`);
    if (!worst) return null;
    const [nye, alle] = [Number(worst.nye), Number(worst.alle)];
    return nye > max.dag ? beyond('foedselsdag', nye, max.dag) : beyond('foedselsaar', alle, max.aar);
  }

  /**
   * Numbers and birth dates as keyed hashes that no other table has: who reads this one learns neither. Also where all
   * callers are counted together a number is one for each: else whether it counts would tell whether another gave it.
   */
  #prints(numre: readonly string[], { counted, actor }: { counted: string; actor: string }) {
    const vault = this.#vault.held();
    const print = (who: string, text: string) => vault.fingerprint(`Cprfoedselsdag ${who} ${text}`) ?? '';
    return numre.map((cpr) => ({ foedselsdag: print(counted, birthdayOf(cpr)), aftryk: print(actor, cpr) }));
  }

  /** Each municipality has a count of its own: of a day it has so many people, and a vendor serves many of them. */
  async #namedKommuner(tx: AffiliationTransaction, { places, about }: Counted): Promise<string[]> {
    const { enheder = [], kommuner: told = [] } = places ?? {};
    const { personer = [], tilknytninger = [] } = about ?? {};
    const among = (column: string, keys: readonly string[]) => isIn(this.#database.provider, name(column), keys);
    const found = await tx.$queryRaw<{ kommuneKode: string }[]>(sql`
      SELECT "kommuneKode" FROM "Enhed" WHERE ${among('nummer', enheder)} OR "nummer" IN (
        SELECT "enhedsNummer" FROM "Tilknytning" WHERE "toChange" IS NULL AND ${among('id', tilknytninger)})
      UNION SELECT "kommuneKode" FROM "Person" WHERE "toChange" IS NULL AND ${among('id', personer)}`);
    return [...new Set([...told, ...found.map(({ kommuneKode }) => kommuneKode)])];
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
    const indexes = numre.flatMap((cpr) => vault.indexes(cpr, kommuner));
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

/** Carries a refusal out of the transaction, of which nothing stays. */
class TooMany extends Error {
  readonly refusal: GraphQLError;

  constructor(told: GraphQLError) {
    super('too many');
    this.refusal = told;
  }
}

/** Under whom the numbers of all callers are counted; no caller is called so. */
const everybody = 'alle';

const togetherColumns = { actor: 'TEXT', dag: 'TEXT', antal: 'INTEGER' } as const;

const birthdayColumns = {
  actor: 'TEXT',
  kommuneKode: 'TEXT',
  foedselsdag: 'TEXT',
  aftryk: 'TEXT',
  dag: 'TEXT',
} as const;

/** Of a number that stands for one its day may be + 60. */
const birthdayOf = (cpr: string): string => `${Number(cpr.slice(0, 2)) % 60} ${cpr.slice(2, 6)}`;

/** What there may be so many of. */
const counts = {
  opslag: {
    what: 'in a day to be looked up (what is stored is counted apart)',
    hvad: 'på en dag til opslag (det, der gemmes, tælles for sig)',
  },
  opslagAlle: {
    what: 'in a day to be looked up by all callers of a municipality together',
    hvad: 'på en dag til opslag for alle kaldere i en kommune tilsammen',
  },
  skrevne: { what: 'in a day to be stored', hvad: 'på en dag, der gemmes' },
  foedselsdag: {
    what: 'of one birth date in a day for a municipality, beside those given before',
    hvad: 'med samme fødselsdato på en dag for en kommune ud over dem, der er givet før',
  },
  foedselsaar: {
    what: 'of one birth date in a year for a municipality',
    hvad: 'med samme fødselsdato på et år for en kommune',
  },
};

/** It tells when to come again, as HTTP's Retry-After does: the count begins anew with the Danish day. */
function beyond(what: keyof typeof counts, antal: number, max: number): GraphQLError {
  const [, hours = 0, minutes = 0, seconds = 0] = danishTime().split(/[T:]/).map(Number);
  const retryAfter = 86_400 - hours * 3600 - minutes * 60 - seconds;
  const { message, extensions } = refusal('CPR_LIMIT', { antal, max, seconds: retryAfter, ...counts[what] });
  return new GraphQLError(message, { extensions: { ...extensions, retryAfter } });
}
