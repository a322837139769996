import { Loaders } from '../../common/database/loaders.ts';
import { isIn, name, sql } from '../../common/database/sql.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { DraftObject } from '../draft/draft.ts';
import { type Aarsag, type Kind, type Sted, vaerdiOf } from '../ekstern/svar.ts';
import type { EksternKontrol } from '../generated/sqlite/client.ts';
import type { KontrolChange } from '../recheck/kontrol-change.ts';

/** Reads what DAR and CVR said, for one request: one SQL statement a level, however many objects ask. */
export class KontrolReader {
  readonly #database: RegisterDatabase;
  readonly #loaders: Loaders;

  constructor(database: RegisterDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  /** The stored answers about an object, whatever value they are about. */
  of(niveau: Niveau, nummer: string): Promise<EksternKontrol[]> {
    return this.#loaders.load(['kontrol', niveau], nummer, async (numre) => {
      const { query, provider } = this.#database;
      const rows = await query<EksternKontrol>(sql`
        SELECT * FROM "EksternKontrol" WHERE "niveau" = ${niveau} AND ${isIn(provider, name('nummer'), numre)}`);
      const byNummer = new Map<string, EksternKontrol[]>();
      for (const row of rows) byNummer.set(row.nummer, [...(byNummer.get(row.nummer) ?? []), row]);
      return numre.map((nummer) => byNummer.get(nummer) ?? []);
    });
  }

  /** What a change of the log says of the two registers. */
  changes(id: number): Promise<KontrolChange[]> {
    return this.#loaders.load(['changes'], String(id), async (ids) => {
      const where = { change: { in: ids.map(Number) } };
      const rows = await this.#database.read.kontrolChange.findMany({ where, orderBy: { kind: 'desc' } });
      return ids.map((id) => rows.filter(({ change }) => change === Number(id)) as KontrolChange[]);
    });
  }
}

/** What DAR and CVR last said of stored objects, for the rules that find what is wrong with them. */
export class StoredAnswers {
  readonly #rows: ReadonlyMap<string, EksternKontrol>;

  constructor(rows: readonly EksternKontrol[]) {
    this.#rows = new Map(rows.map((row) => [`${row.kind} ${row.niveau} ${row.nummer}`, row]));
  }

  /** Why a register contradicts what an object holds; null when it does not. An answer about another value says nothing. */
  contradiction(kind: Kind, { niveau, id, after }: DraftObject): Aarsag | null {
    const row = this.#rows.get(`${kind} ${niveau} ${id}`);
    if (row?.svar !== 'MODSAGT' || row.vaerdi !== vaerdiOf[kind](after as unknown as Sted)) return null;
    return row.aarsag as Aarsag;
  }
}
