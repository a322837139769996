import { Loaders } from '../../../common/database/loaders.ts';
import { isIn, name, type Sql, sql } from '../../../common/database/sql.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Opsaetning as Row } from '../../generated/sqlite/client.ts';
import type { Opsaetning, OpsaetningSvar } from './opsaetning.ts';

/** Reads the answers of people about units, for one request and in batches. */
export class OpsaetningReader {
  readonly #database: AffiliationDatabase;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  ofEnhed(nummer: string): Promise<Opsaetning[]> {
    return this.#loaders.load(['enhed'], nummer, async (numre) => {
      const all = await this.#rows(isIn(this.#database.provider, name('enhedsNummer'), numre));
      return numre.map((nummer) => all.filter(({ enhedsNummer }) => enhedsNummer === nummer));
    });
  }

  byIds(ids: readonly string[]): Promise<Opsaetning[]> {
    return this.#rows(isIn(this.#database.provider, name('id'), ids));
  }

  async #rows(condition: Sql): Promise<Opsaetning[]> {
    const rows = await this.#database.query<Row>(sql`
      SELECT * FROM "Opsaetning" WHERE "toChange" IS NULL AND ${condition} ORDER BY "enhedsNummer", "kode"`);
    return rows.map((row) => ({ ...row, svar: row.svar as OpsaetningSvar }));
  }
}
