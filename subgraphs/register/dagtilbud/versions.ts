import { LRUCache } from 'lru-cache';
import { and, isIn, name, type Snapshot, sql } from '../../common/database/sql.ts';
import { mapInTurns } from '../../common/turns/turns.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type AlternativAdresse, toAlternativAdresse } from './alternativ-adresse.ts';
import { type Anvisningsenhed, toAnvisningsenhed } from './anvisningsenhed.ts';
import { type Daginstitution, toDaginstitution } from './daginstitution.ts';
import { type Niveau, niveauer, type Rows } from './fields.ts';

/** What the schema shows of each level. */
export interface Nodes {
  daginstitution: Daginstitution;
  anvisningsenhed: Anvisningsenhed;
  alternativAdresse: AlternativAdresse;
}

type ToNode = { [N in Niveau]: (row: Rows[N], kodebog: Kodebog, snapshot: Snapshot) => Nodes[N] };

export const toNode: ToNode = {
  daginstitution: toDaginstitution,
  anvisningsenhed: toAnvisningsenhed,
  alternativAdresse: toAlternativAdresse,
};

/** What names a version of an object; when it was stored tells it from one of another database with the same numbers. */
export interface VersionKey {
  nummer: string;
  fromChange: number;
  opdateret: Date;
}

/** The columns of a key. */
export const keyColumns = ['nummer', 'fromChange', 'opdateret'] as const;

/** A version that is kept: as stored, and as it is shown of now once that was asked for. */
interface Kept<N extends Niveau = Niveau> {
  row: Rows[N];
  now: { node: Nodes[N]; edition: object } | null;
}

/** This many versions are kept: the whole register twice, in some tens of megabytes. */
const most = 25_000;
/** So many are made into what is shown in one go, in some milliseconds. */
const mostShownAtOnce = 500;

/**
 * The versions of objects that were read lately. A version never changes but for its end, which is not shown: so a list
 * needs to ask only which versions are in it, and nothing that is kept is ever out of date.
 */
export class Versions {
  readonly #kept = new LRUCache<string, Kept>({ max: most });

  /** What is shown of these versions, in their order; those that are not kept are read in one statement. */
  async nodes<N extends Niveau>(
    { database, kodebog }: { database: RegisterDatabase; kodebog: Kodebog },
    niveau: N,
    keys: readonly VersionKey[],
    snapshot: Snapshot,
  ): Promise<Nodes[N][]> {
    // Held from here on: while others are read, what is kept may have to give way.
    const names = keys.map((key) => nameOf(niveau, key));
    const held = new Map(names.map((name) => [name, this.#kept.get(name) as unknown as Kept<N> | undefined]));
    const missing = keys.filter((_, i) => !held.get(names[i] as string));
    if (missing.length > 0)
      for (const row of await readVersions(database, niveau, missing)) {
        const kept = { row, now: null };
        held.set(nameOf(niveau, row), kept);
        this.#kept.set(nameOf(niveau, row), kept as unknown as Kept);
      }
    const show = (name: string): Nodes[N] => {
      const kept = held.get(name) as Kept<N>;
      return snapshot === null ? shownNow(kept, niveau, kodebog) : toNode[niveau](kept.row, kodebog, snapshot);
    };
    return names.length <= mostShownAtOnce ? names.map(show) : mapInTurns(names, show);
  }
}

const nameOf = (niveau: Niveau, { nummer, fromChange, opdateret }: VersionKey): string =>
  `${niveau} ${nummer} ${fromChange} ${opdateret.getTime()}`;

/** With the code tables as they are: an edit of theirs shows at once. */
function shownNow<N extends Niveau>(kept: Kept<N>, niveau: N, kodebog: Kodebog): Nodes[N] {
  if (kept.now?.edition === kodebog.edition) return kept.now.node;
  const node = toNode[niveau](kept.row, kodebog, null);
  kept.now = { node, edition: kodebog.edition };
  return node;
}

/** Versions that are read in one statement: on SQLite that keeps the loop for some hundredths of a second. */
const mostAtOnce = 2_500;

async function readVersions<N extends Niveau>(
  { query, provider }: RegisterDatabase,
  niveau: N,
  keys: readonly VersionKey[],
): Promise<Rows[N][]> {
  const rows: Rows[N][][] = [];
  for (let i = 0; i < keys.length; i += mostAtOnce) {
    const some = keys.slice(i, i + mostAtOnce);
    const numre = isIn(provider, name('nummer'), [...new Set(some.map(({ nummer }) => nummer))]);
    const changes = [...new Set(some.map(({ fromChange }) => fromChange))];
    // The plus keeps SQLite from looking into the index for every number with every change: 4,000,000 times for 2,000 rows.
    const isOfThese =
      provider === 'postgresql'
        ? sql`"fromChange" = ANY(${changes})`
        : sql`+"fromChange" IN (SELECT value FROM json_each(${JSON.stringify(changes)}))`;
    rows.push(
      await query<Rows[N]>(sql`SELECT * FROM ${name(niveauer[niveau].table)} WHERE ${and([numre, isOfThese])}`),
    );
  }
  return rows.flat();
}
