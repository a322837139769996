import { Loaders } from '../../common/database/loaders.ts';
import { isIn, name, sql } from '../../common/database/sql.ts';
import type { AffiliationDatabase } from '../database.ts';
import type { EnhedReference } from './tilknytnings-enhed.ts';

type Niveau = { nummer: string; niveau: string };

/** Reads the units of the register as they are known here, for one request: one statement however many objects ask. */
export class EnhedReader {
  readonly #database: AffiliationDatabase;
  readonly #loaders = new Loaders();

  constructor(database: AffiliationDatabase) {
    this.#database = database;
  }

  /** A unit that people are tied to; null when it is not known here. */
  reference(nummer: string): Promise<EnhedReference | null> {
    return this.#loaders.load(['niveau'], nummer, async (numre) => {
      const { query, provider } = this.#database;
      const rows = await query<Niveau>(sql`
        SELECT "nummer", "niveau" FROM "Enhed" WHERE ${isIn(provider, name('nummer'), numre)}`);
      const niveauer = new Map(rows.map((row) => [row.nummer, row.niveau]));
      return numre.map((nummer) => toReference(nummer, niveauer.get(nummer)));
    });
  }
}

function toReference(nummer: string, niveau: string | undefined): EnhedReference | null {
  if (niveau === 'anvisningsenhed') return { __typename: 'Anvisningsenhed', nummer };
  return niveau === 'alternativAdresse' ? { __typename: 'AlternativAdresse', nummer } : null;
}
