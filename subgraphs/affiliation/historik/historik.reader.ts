import { type ActionReach, actorOf, type Caller } from '../../common/auth/may.ts';
import { Loaders } from '../../common/database/loaders.ts';
import { isIn, name, or, type Provider, type Sql, sql } from '../../common/database/sql.ts';
import { askedPage, type Connection, type PageArguments } from '../../common/lists/connection.ts';
import type { Query } from '../../common/lists/read-page.ts';
import { readHistorik } from '../../common/timeline/historik.ts';
import type { AffiliationChangeRow } from '../core/change/affiliation-change.ts';
import type { ObjectKind } from '../core/change/object-kinds.ts';
import type { AffiliationDatabase } from '../core/store/database.ts';
import { type Seen, show } from '../laeselog/show.ts';

/** Whose history is asked for, and whom it shows. */
export interface HistorikOf {
  kind: ObjectKind;
  id: string;
  seen: readonly Seen[];
}

/** Reads histories for one request: one statement for each kind of object and of question, however many objects ask. */
export class HistorikReader {
  readonly #database: AffiliationDatabase;
  readonly #looker: { actor: string; requestId: string };
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase, caller: Caller, requestId: string) {
    this.#database = database;
    this.#looker = { actor: actorOf(caller), requestId };
    this.#loaders = new Loaders(database.work);
  }

  /** The changes of an object that a right reaches; the read log notes whom they show. */
  of(
    { kind, ...object }: HistorikOf,
    reach: ActionReach,
    asked: PageArguments,
  ): Promise<Connection<AffiliationChangeRow>> {
    const { provider } = this.#database;
    const page = askedPage(asked);
    const request = {
      kind: 'objectKind',
      object: 'objectId',
      condition: inReach(provider, reach),
      snapshot: null,
      page,
    };
    return this.#loaders.load([kind, page], JSON.stringify(object), (keys) => {
      const objects = keys.map((key) => JSON.parse(key) as Omit<HistorikOf, 'kind'>);
      const owners = objects.map(({ id }) => ({ kind, object: id }));
      const seen = objects.flatMap((one) => one.seen);
      return this.#noting(seen, (query) => readHistorik<AffiliationChangeRow>(query, provider, request, owners));
    });
  }

  #noting<Result>(seen: readonly Seen[], read: (query: Query) => Promise<Result>): Promise<Result> {
    if (seen.length === 0) return read(this.#database.query);
    return show(this.#database, this.#looker, async (query) => ({ result: await read(query), seen }));
  }
}

/** Changes of what is, or was, at a place that a right reaches. */
function inReach(provider: Provider, { all, kommuner, enheder }: ActionReach): Sql {
  if (all) return sql`1 = 1`;
  const isOwn = (column: string, own: readonly string[]) => isIn(provider, name(column), own);
  return or([
    ...['kommuneBefore', 'kommuneAfter'].map((column) => isOwn(column, kommuner)),
    ...['enhedBefore', 'enhedAfter'].map((column) => isOwn(column, enheder)),
  ]);
}
