import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { sql } from '../../../common/database/sql.ts';
import type { Query } from '../../../common/lists/read-page.ts';
import { StartupError } from '../../../common/startup-error.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';

/** How long a source is held by a load that says no more, as one that was killed; and how often one says so, in milliseconds. */
const lease = 30_000;
const renewal = 10_000;

/** Who loads a source, and until when at least. */
interface Loader {
  hvem: string;
  leaseUntil: bigint | number;
}

/** Who loads a source from a file at this moment; null when nobody does. */
export async function loaderOf({ query }: { query: Query }, kilde: string): Promise<Loader | null> {
  const [loader] = await query<Loader>(
    sql`SELECT "hvem", "leaseUntil" FROM "Indlaeser" WHERE "kilde" = ${kilde} AND "leaseUntil" > ${Date.now()}`,
  );
  return loader ?? null;
}

/**
 * Holds a source while it is loaded. Two loads of one would each take the other for one that was stopped, and end what the
 * other has just stored.
 */
export class LoadGuard {
  readonly #database: AffiliationDatabase;
  readonly #kilde: string;
  readonly #token = randomUUID();
  readonly #timer: NodeJS.Timeout;
  #renewing: Promise<unknown> = Promise.resolve();

  private constructor(database: AffiliationDatabase, kilde: string) {
    this.#database = database;
    this.#kilde = kilde;
    // One that fails shows at the end of the turn, where the source must be held still.
    this.#timer = setInterval(() => {
      this.#renewing = this.#renew(database.jobs).catch(() => undefined);
    }, renewal).unref();
  }

  /** Throws a StartupError while another load holds the source. */
  static async take(database: AffiliationDatabase, kilde: string, actor: string): Promise<LoadGuard> {
    const guard = new LoadGuard(database, kilde);
    const hvem = `${actor}, process ${process.pid} on ${os.hostname()}`;
    const now = Date.now();
    const taken = await database.jobs
      .$executeRaw(sql`
        INSERT INTO "Indlaeser" ("kilde", "token", "hvem", "leaseUntil")
        VALUES (${kilde}, ${guard.#token}, ${hvem}, ${now + lease})
        ON CONFLICT ("kilde") DO UPDATE SET
          "token" = excluded."token", "hvem" = excluded."hvem", "leaseUntil" = excluded."leaseUntil"
        WHERE "Indlaeser"."leaseUntil" <= ${now}`)
      .catch(guard.#rethrow);
    if (taken === 1) return guard;
    guard.#stop();
    throw new StartupError(refusalOf(kilde, await loaderOf(database, kilde)));
  }

  /** Must be called in each transaction of the load, at its end: throws when the source is another's by now. */
  async hold(tx: AffiliationTransaction): Promise<void> {
    if ((await this.#renew(tx)) !== 1)
      throw new StartupError(
        `${this.#kilde} was taken over by another load, since this one stood still for ${lease / 1000} seconds or more.`,
      );
  }

  async release(): Promise<void> {
    this.#stop();
    await this.#renewing;
    await this.#database.jobs.$executeRaw(
      sql`DELETE FROM "Indlaeser" WHERE "kilde" = ${this.#kilde} AND "token" = ${this.#token}`,
    );
  }

  #renew = (database: Pick<AffiliationTransaction, '$executeRaw'>): Promise<number> =>
    database.$executeRaw(sql`
      UPDATE "Indlaeser" SET "leaseUntil" = ${Date.now() + lease}
      WHERE "kilde" = ${this.#kilde} AND "token" = ${this.#token}`);

  #stop = (): void => clearInterval(this.#timer);

  #rethrow = (error: unknown): never => {
    this.#stop();
    throw error;
  };
}

function refusalOf(kilde: string, loader: Loader | null): string {
  if (!loader) return `${kilde} was being loaded until now. Load it again.`;
  const until = new Date(Number(loader.leaseUntil)).toISOString().slice(11, 19);
  return `${kilde} is being loaded already, by ${loader.hvem}. Load it again when that is over; if it was killed, after ${until} UTC.`;
}
