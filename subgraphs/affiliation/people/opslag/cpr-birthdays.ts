import type { GraphQLError } from 'graphql';
import { today } from '../../../common/clock.ts';
import { isIn, join, name, type Provider, recordset, sql } from '../../../common/database/sql.ts';
import { addDays } from '../../../common/parse/days.ts';
import { inPieces, mapInTurns } from '../../../common/turns/turns.ts';
import type { AffiliationTransaction } from '../../core/store/database.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { beyond, type CprLimits } from './cpr-limits.ts';

/** Under whom the numbers of all callers are counted; no caller is called so. */
export const everybody = 'alle';

/** Whose new numbers are counted, and under whom. */
interface Counting {
  counted: string;
  actor: string;
}

/**
 * Counts the CPR numbers that callers give by birth date: a number has some hundred others of its day to hide among, and
 * who gives those one after the other would find whose it is, were it in writes that store them. What the caller gave
 * within the year is not counted again, so that a nightly load counts its new people alone.
 */
export class CprBirthdays {
  readonly #provider: Provider;
  readonly #vault: CprVault;
  readonly #limits: CprLimits;

  constructor(provider: Provider, vault: CprVault, limits: CprLimits) {
    this.#provider = provider;
    this.#vault = vault;
    this.#limits = limits;
  }

  /**
   * The refusal when there is no room, for the caller or for all together. Each municipality has a count of its own:
   * those that the call names, else those where the numbers would be looked for.
   */
  async add(
    tx: AffiliationTransaction,
    actor: string,
    { numre, kommuner }: { numre: readonly string[]; kommuner: readonly string[] },
    named: readonly string[],
  ): Promise<GraphQLError | null> {
    const { birthday, birthdayYear, birthdayAll, birthdayAllYear } = this.#limits;
    const own = named.length > 0 ? named : [kommuner.length === 1 ? (kommuner[0] ?? '') : ''];
    const all = named.length > 0 ? named : kommuner;
    await tx.$executeRaw(sql`DELETE FROM "Cprfoedselsdag" WHERE "dag" <= ${addDays(today(), -365)}`);
    return (
      (await this.#addNew(tx, { counted: actor, actor }, own, numre, { dag: birthday, aar: birthdayYear })) ??
      (await this.#addNew(tx, { counted: everybody, actor }, all, numre, { dag: birthdayAll, aar: birthdayAllYear }))
    );
  }

  async #addNew(
    tx: AffiliationTransaction,
    who: Counting,
    kommuner: readonly string[],
    numre: readonly string[],
    max: { dag: number; aar: number },
  ): Promise<GraphQLError | null> {
    const dag = today();
    const printed = await this.#prints(numre, who);
    const rows = kommuner.flatMap((kommuneKode) =>
      printed.map((prints) => ({ actor: who.counted, kommuneKode, ...prints, dag })),
    );
    if (rows.length === 0) return null;
    const names = join(Object.keys(columns).map((column) => name(column)));
    // What stands behind the rows is SQLite's: without a condition it takes ON for that of a join.
    await inPieces(rows, (some) =>
      tx.$executeRaw(sql`
        INSERT INTO "Cprfoedselsdag" (${names}) SELECT ${names} FROM ${recordset(this.#provider, some, columns)}
        WHERE 1 = 1 ON CONFLICT DO NOTHING`),
    );
    const days = [...new Set(rows.map(({ foedselsdag }) => foedselsdag))];
    const [worst] = await tx.$queryRaw<{ nye: number | bigint; alle: number | bigint }[]>(sql`
      SELECT SUM(CASE WHEN "dag" = ${dag} THEN 1 ELSE 0 END) AS "nye", COUNT(*) AS "alle" FROM "Cprfoedselsdag"
      WHERE "actor" = ${who.counted} AND ${isIn(this.#provider, name('foedselsdag'), days)}
      AND ${isIn(this.#provider, name('kommuneKode'), kommuner)} GROUP BY "kommuneKode", "foedselsdag"
      HAVING SUM(CASE WHEN "dag" = ${dag} THEN 1 ELSE 0 END) > ${max.dag} OR COUNT(*) > ${max.aar} LIMIT 1`);
    if (!worst) return null;
    const [nye, alle] = [Number(worst.nye), Number(worst.alle)];
    return nye > max.dag ? beyond('foedselsdag', nye, max.dag) : beyond('foedselsaar', alle, max.aar);
  }

  /**
   * Numbers and birth dates as keyed hashes that no other table has: who reads this one learns neither. Also where all
   * callers are counted together a number is one for each: else whether it counts would tell whether another gave it.
   */
  #prints(numre: readonly string[], { counted, actor }: Counting) {
    const vault = this.#vault.held();
    const print = (who: string, text: string) => vault.fingerprint(`Cprfoedselsdag ${who} ${text}`) ?? '';
    return mapInTurns(numre, (cpr) => ({ foedselsdag: print(counted, birthdayOf(cpr)), aftryk: print(actor, cpr) }));
  }
}

const columns = {
  actor: 'TEXT',
  kommuneKode: 'TEXT',
  foedselsdag: 'TEXT',
  aftryk: 'TEXT',
  dag: 'TEXT',
} as const;

/** The day of a replacement number may be + 60. */
const birthdayOf = (cpr: string): string => `${Number(cpr.slice(0, 2)) % 60} ${cpr.slice(2, 6)}`;
