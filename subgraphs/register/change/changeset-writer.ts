import { type ChangeSpan, inTurn, type Origin } from '../../common/writes/in-turn.ts';
import { OpenChangeset } from '../../common/writes/open-changeset.ts';
import { type Niveau, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { ChangeRow } from './change.ts';
import { digitsOf, lockCounters, registerChangeLog, storeCounters } from './change-log.ts';
import { type ObjectChange, type RegisterChangeset, storeVersions } from './store-versions.ts';

/** What the log says of a change. */
interface LoggedChange {
  id: number;
  change: Pick<ObjectChange, 'niveau' | 'nummer' | 'kommuneBefore' | 'kommuneAfter'> & { action: ChangeRow['action'] };
}

const keeping = { log: registerChangeLog, store: storeCounters };

/** The only writer of the register's tables: groups the changes of one transaction into one changeset. */
export class ChangesetWriter {
  readonly #changeset: RegisterChangeset;
  /** The edition of the code tables that holds while this changeset is written. */
  readonly kodeEdition: number;

  private constructor(changeset: RegisterChangeset, kodeEdition: number) {
    this.#changeset = changeset;
    this.kodeEdition = kodeEdition;
  }

  /** Must be the first thing in its transaction: it waits for other writers, so that what is read after holds. */
  static async open(
    tx: RegisterTransaction,
    database: Pick<RegisterDatabase, 'provider' | 'witness'>,
    origin: Origin,
  ): Promise<ChangesetWriter> {
    const { counters, kodeEdition } = await lockCounters(tx);
    return new ChangesetWriter(await OpenChangeset.begin(tx, database, origin, counters, keeping), kodeEdition);
  }

  committed = (): void => this.#changeset.committed();

  /** Ends the changeset. Returns its numbers, or null, using none and storing nothing, when nothing was written. */
  close = (): Promise<ChangeSpan | null> => this.#changeset.close();

  /** Takes the next number of the register's one series for a new object. */
  issueNummer(): string {
    const nummer = this.#changeset.counters.nummer + 1;
    if (nummer > 99999) throw new Error('The series of G-numbers is used up');
    this.#count(0, nummer);
    return `G${String(nummer).padStart(5, '0')}`;
  }

  /** Stores changes, in this order. An object may stand only once in one call. */
  async write(changes: readonly ObjectChange[]): Promise<void> {
    if (changes.length === 0) return;
    const numbered = this.#numbered(changes);
    const versions = new Map<number, object>();
    for (const niveau of Object.keys(niveauer) as Niveau[]) {
      const ofNiveau = numbered.filter(({ change }) => change.niveau === niveau);
      if (ofNiveau.length === 0) continue;
      for (const row of await storeVersions(this.#changeset, niveau, ofNiveau)) versions.set(row.fromChange, row);
    }
    await this.#log(numbered, versions);
    this.#count(
      changes.length,
      changes.reduce((highest, { nummer }) => Math.max(highest, digitsOf(nummer)), 0),
    );
  }

  /** Logs that another register says something else of objects, whose versions stay. Returns the number of each. */
  async noteKontroller(
    objects: readonly Pick<ObjectChange, 'niveau' | 'nummer' | 'kommuneAfter'>[],
  ): Promise<number[]> {
    const changes = objects.map(
      (object) => ({ ...object, action: 'kontrol', kommuneBefore: object.kommuneAfter }) as const,
    );
    const numbered = this.#numbered(changes);
    await this.#log(numbered);
    this.#count(changes.length);
    return numbered.map(({ id }) => id);
  }

  #numbered = <Change>(changes: readonly Change[]): { id: number; change: Change }[] =>
    changes.map((change, i) => ({ id: this.#changeset.counters.change + 1 + i, change }));

  #log(changes: readonly LoggedChange[], versions?: ReadonlyMap<number, object>): Promise<void> {
    const lineOf = ({ id, change: { action, niveau, nummer, kommuneBefore, kommuneAfter } }: LoggedChange) => {
      return { id, action, niveau, nummer, kommuneBefore, kommuneAfter };
    };
    return this.#changeset.log(changes, lineOf, versions);
  }

  /** So many more changes are used, and all G-numbers up to this one. */
  #count(changes: number, used = 0): void {
    const { change, nummer } = this.#changeset.counters;
    this.#changeset.counters = { change: change + changes, nummer: Math.max(nummer, used) };
  }
}

/** Runs `work` in its turn among the writers, with the writer of its changeset. */
export const inChangeset = <Result>(
  database: RegisterDatabase,
  origin: Origin,
  work: (tx: RegisterTransaction, writer: ChangesetWriter) => Promise<Result>,
  use: 'write' | 'short' | 'jobs' = 'write',
): Promise<Result> =>
  inTurn(
    database[use === 'jobs' ? use : 'write'],
    (tx: RegisterTransaction) => ChangesetWriter.open(tx, database, origin),
    work,
    use === 'short',
  );
