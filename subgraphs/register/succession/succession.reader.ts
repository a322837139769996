import { Loaders } from '../../common/database/loaders.ts';
import { and, isIn, name, type Snapshot, sql } from '../../common/database/sql.ts';
import type { ChangeRow } from '../change/change.ts';
import type { RegisterContext } from '../context.ts';
import type { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Succession as Row } from '../generated/sqlite/client.ts';
import type { Succession, SuccessionKind } from './succession.ts';

/** Which end of a succession is asked from: its successors have the object as `fraNummer`, its predecessors as `tilNummer`. */
type End = 'fraNummer' | 'tilNummer';
const other = { fraNummer: 'tilNummer', tilNummer: 'fraNummer' } as const;

/** Reads successions for one request: one SQL statement per level and direction, however many objects ask. */
export class SuccessionReader {
  readonly #database: RegisterDatabase;
  readonly #loaders: Loaders;

  constructor(database: RegisterDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  /** What the object went on in. */
  successors = (niveau: Niveau, nummer: string, snapshot: Snapshot) =>
    this.#from('fraNummer', niveau, nummer, snapshot);

  /** What went on in the object. */
  predecessors = (niveau: Niveau, nummer: string, snapshot: Snapshot) =>
    this.#from('tilNummer', niveau, nummer, snapshot);

  /** What an object went on in by one changeset: its successors as the changeset left them. */
  madeBy({ niveau, nummer, firstChange, lastChange }: ChangeRow): Promise<Succession[]> {
    return this.#loaders.load(['made', niveau], JSON.stringify([firstChange, nummer, lastChange]), async (keys) => {
      const asked = keys.map((key) => JSON.parse(key) as [number, string, number]);
      const { query, provider } = this.#database;
      const numre = isIn(provider, name('fraNummer'), [...new Set(asked.map(([, nummer]) => nummer))]);
      const rows = await query<Row>(sql`
        SELECT * FROM "Succession" WHERE "niveau" = ${niveau} AND ${numre} ORDER BY "tilNummer"`);
      return asked.map(([changeset, nummer, last]) =>
        rows
          .filter((row) => row.changeset === changeset && row.fraNummer === nummer)
          .map((row) => toNode(row, 'fraNummer', last)),
      );
    });
  }

  #from(end: End, niveau: Niveau, nummer: string, snapshot: Snapshot): Promise<Succession[]> {
    return this.#loaders.load([end, niveau, snapshot], nummer, async (numre) => {
      const { query, provider } = this.#database;
      const until = snapshot === null ? [] : [sql`"changeset" <= ${snapshot}`];
      const conditions = [sql`"niveau" = ${niveau}`, isIn(provider, name(end), numre), ...until];
      const rows = await query<Row>(sql`
        SELECT * FROM "Succession" WHERE ${and(conditions)} ORDER BY "changeset", ${name(other[end])}`);
      return numre.map((nummer) => rows.filter((row) => row[end] === nummer).map((row) => toNode(row, end, snapshot)));
    });
  }
}

function toNode(row: Row, end: End, snapshot: Snapshot): Succession {
  const { at, dag, reason, share } = row;
  const kind = row.kind as SuccessionKind;
  const moveAffiliation = Boolean(row.moveAffiliation); // SQLite has 0 and 1
  const place = { niveau: row.niveau as Niveau, nummer: row[other[end]], snapshot };
  return { ...place, kind, at, dag, reason, share, moveAffiliation };
}

type Readers = Pick<RegisterContext, 'reader' | 'successions'>;

/**
 * What objects are in a snapshot: an active one is itself, a closed one what it went on in, however many steps away,
 * and one that went on in nothing is itself, closed. One round of statements a step, however wide.
 */
export async function currentDagtilbud(
  readers: Readers,
  objects: readonly Dagtilbud[],
  snapshot: Snapshot,
  seen = new Set<string>(),
): Promise<Dagtilbud[]> {
  const fresh = objects.filter((object) => !seen.has(keyOf(object)));
  for (const object of fresh) seen.add(keyOf(object));
  const next = await Promise.all(fresh.map((object) => (object.aktiv ? [] : successorsOf(readers, object, snapshot))));
  const ends = fresh.filter((_object, i) => next[i]?.length === 0);
  const further = next.flat();
  return further.length === 0 ? ends : [...ends, ...(await currentDagtilbud(readers, further, snapshot, seen))];
}

const keyOf = ({ niveau, nummer }: Dagtilbud): string => `${niveau} ${nummer}`;

async function successorsOf({ reader, successions }: Readers, { niveau, nummer }: Dagtilbud, snapshot: Snapshot) {
  const steps = await successions.successors(niveau, nummer, snapshot);
  const objects: Promise<Dagtilbud | null>[] = steps.map((step) => reader.byNummer(step.niveau, step.nummer, snapshot));
  return (await Promise.all(objects)).filter((object) => object !== null);
}
