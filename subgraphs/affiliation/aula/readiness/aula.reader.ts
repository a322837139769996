import { Loaders } from '../../../common/database/loaders.ts';
import { isIn, name, type Sql } from '../../../common/database/sql.ts';
import { parseDay } from '../../../common/scalars/date-time.ts';
import { type AsOf, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import { type FactsMoment, readFacts } from '../aulafacts/read-facts.ts';

/** For which day, and as the data were when; today and now when left out. */
export interface AulaArguments extends AsOf {
  paaDag?: string | null;
}

/** Reads the facts of units for one request, all units together. */
export class AulaReader {
  readonly #database: AffiliationDatabase;
  readonly #today: string;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase, today: string) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#today = today;
  }

  /** What is known of a unit; null when the unit is not known here. */
  ofEnhed(nummer: string, args: AulaArguments): Promise<AulaFacts | null> {
    const find = (numre: readonly string[]) =>
      this.where(isIn(this.#database.provider, name('e', 'nummer'), numre), args);
    const kind = [args.paaDag ?? null, args.asOf ?? null, args.asOfChange ?? null];
    return this.#loaders.loadOne(kind, nummer, find, ({ enhed }) => enhed.nummer);
  }

  /** The facts of the units that a condition (on "e") lets through. */
  async where(condition: Sql, args: AulaArguments): Promise<AulaFacts[]> {
    return readFacts(this.#database, condition, await this.#moment(args));
  }

  async #moment({ paaDag, ...asOf }: AulaArguments): Promise<FactsMoment> {
    const day = paaDag == null ? this.#today : parseDay(paaDag, 'paaDag');
    return { day, snapshot: await snapshotAt(this.#database, asOf) };
  }
}
