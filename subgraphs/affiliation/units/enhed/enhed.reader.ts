import { Loaders } from '../../../common/database/loaders.ts';
import { isIn, name, sql } from '../../../common/database/sql.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Enhed } from '../../generated/sqlite/client.ts';
import type { EnhedReference } from './enhed.ts';

/** Reads the units of the register as they are known here, for one request: one statement however many objects ask. */
export class EnhedReader {
  readonly #database: AffiliationDatabase;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  /** The unit with this number; null when it is not known here. */
  byNummer(nummer: string): Promise<Enhed | null> {
    const { query, provider } = this.#database;
    const find = (numre: readonly string[]) =>
      query<Enhed>(sql`SELECT * FROM "Enhed" WHERE ${isIn(provider, name('nummer'), numre)}`);
    return this.#loaders.loadOne(['nummer'], nummer, find, (enhed) => enhed.nummer);
  }

  /** A unit that people are tied to; null when it is not known here, or nobody is tied to its level. */
  async reference(nummer: string): Promise<EnhedReference | null> {
    const niveau = (await this.byNummer(nummer))?.niveau;
    if (niveau === 'anvisningsenhed') return { __typename: 'Anvisningsenhed', nummer };
    return niveau === 'alternativAdresse' ? { __typename: 'AlternativAdresse', nummer } : null;
  }
}
