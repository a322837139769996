import { Loaders } from '../../common/database/loaders.ts';
import { type Snapshot, sql } from '../../common/database/sql.ts';
import { askedPage, type Connection, type PageArguments } from '../../common/lists/connection.ts';
import { readHistorik } from '../../common/timeline/historik.ts';
import type { ChangeRow } from '../change/change.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';

/** What an object continues, by merges and splits, up to the write by which it does; and what that continues in turn. */
const predecessors = sql`
  SELECT "line"."owner", "niveau", "fraNummer", "changeset" FROM "line"
  JOIN "Succession" ON "niveau" = "line"."kind" AND "tilNummer" = "line"."object"
  WHERE "changeset" <= "line"."until"`;

/** Which history is asked for. */
interface Asked extends PageArguments {
  withForgaengere: boolean;
}

/** Reads histories for one request: one statement for each kind of question, however many objects ask. */
export class HistorikReader {
  readonly #database: RegisterDatabase;
  readonly #loaders: Loaders;

  constructor(database: RegisterDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  /** The changes of an object up to a snapshot. */
  of(niveau: Niveau, nummer: string, snapshot: Snapshot, asked: Asked): Promise<Connection<ChangeRow>> {
    const { query, provider } = this.#database;
    const page = askedPage(asked);
    const further = asked.withForgaengere ? { further: predecessors } : {};
    const request = { kind: 'niveau', object: 'nummer', condition: sql`1 = 1`, snapshot, page, ...further };
    return this.#loaders.load([snapshot, page, asked.withForgaengere], `${niveau} ${nummer}`, (keys) => {
      const owners = keys.map((key) => key.split(' ')).map(([kind = '', object = '']) => ({ kind, object }));
      return readHistorik<ChangeRow>(query, provider, request, owners);
    });
  }
}
