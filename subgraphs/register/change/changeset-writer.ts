import { insertRows, type Provider, sql } from '../../common/database/sql.ts';
import { Chain, genesis } from '../../common/log/chain.ts';
import {
  chainRest,
  changesetColumns,
  changesetLine,
  type LogRow,
  linkChange,
  proofColumns,
} from '../../common/log/change-chain.ts';
import type { Tidslinje } from '../../common/timeline/timeline.ts';
import type { Turn } from '../../common/timeline/witness.ts';
import { mapInTurns } from '../../common/work/turns.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import { type ChangeSpan, inTurn, type Origin } from '../../common/writes/in-turn.ts';
import { type Niveau, niveauer } from '../dagtilbud/niveau.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { ChangeRow } from './change.ts';
import {
  type Counters,
  digitsOf,
  type LockedCounters,
  lockCounters,
  registerChangeLog,
  storeCounters,
} from './change-log.ts';
import { type NumberedChange, type ObjectChange, storeVersions } from './store-versions.ts';

type LastChangeset = { at: Date | string; hash: string | null };

const lastChangeset = sql`SELECT "at", "hash" FROM "Changeset" ORDER BY "firstChange" DESC LIMIT 1`;

/** The part of the register's database that writing takes. */
type Writable = Pick<RegisterDatabase, 'provider' | 'witness'>;

/** What the log says of a change. */
interface LoggedChange {
  id: number;
  change: Pick<ObjectChange, 'niveau' | 'nummer' | 'kommuneBefore' | 'kommuneAfter'> & { action: ChangeRow['action'] };
}

/** The only writer of the register's tables: groups the changes of one transaction into one changeset. */
export class ChangesetWriter {
  readonly #tx: RegisterTransaction;
  readonly #provider: Provider;
  readonly #origin: Origin;
  readonly #at: Date;
  readonly #tidslinjer: readonly Tidslinje[];
  readonly #witness: RegisterDatabase['witness'];
  readonly #first: number;
  /** The edition of the code tables that holds while this changeset is written. */
  readonly kodeEdition: number;
  readonly #chain: Chain;
  #counters: Counters;

  private constructor(
    tx: RegisterTransaction,
    { provider, witness }: Writable,
    {
      origin,
      at,
      tidslinjer,
      counters,
      kodeEdition,
      hash,
    }: { origin: Origin; hash: string } & Turn<Counters> & LockedCounters,
  ) {
    this.#chain = new Chain(hash);
    this.#tx = tx;
    this.#provider = provider;
    this.#witness = witness;
    this.#origin = origin;
    this.#at = at;
    this.#tidslinjer = tidslinjer;
    this.#first = counters.change + 1;
    this.#counters = counters;
    this.kodeEdition = kodeEdition;
  }

  /** Must be the first thing in its transaction: it waits for other writers, so that what is read after holds. */
  static async open(
    tx: RegisterTransaction,
    database: Writable,
    { actor, requestId, source }: Origin,
  ): Promise<ChangesetWriter> {
    const origin = { actor, requestId, source };
    const { counters, kodeEdition } = await lockCounters(tx);
    const [last] = await tx.$queryRaw<LastChangeset[]>(lastChangeset);
    const turn = await database.witness.turn(tx, database.provider, counters, last ? new Date(last.at) : null);
    const hash = last && (last.hash ?? (await chainRest(registerChangeLog, tx, database.provider)));
    return new ChangesetWriter(tx, database, { origin, kodeEdition, ...turn, hash: hash ?? genesis });
  }

  /** Once the transaction is committed: the witness learns the numbers before the caller does. */
  committed(): void {
    if (this.#counters.change >= this.#first) this.#witness.given({ ...this.#counters }, this.#at);
  }

  /** Takes the next number of the register's one series for a new object. */
  issueNummer(): string {
    const nummer = this.#counters.nummer + 1;
    if (nummer > 99999) throw new Error('The series of G-numbers is used up');
    this.#counters = { ...this.#counters, nummer };
    return `G${String(nummer).padStart(5, '0')}`;
  }

  /** Stores changes, in this order. An object may stand only once in one call. */
  async write(changes: readonly ObjectChange[]): Promise<void> {
    if (changes.length === 0) return;
    const numbered = changes.map((change, i): NumberedChange => ({ id: this.#counters.change + 1 + i, change }));
    const versions = new Map<number, object>();
    const turn = { at: this.#at, tidslinjer: this.#tidslinjer };
    for (const niveau of Object.keys(niveauer) as Niveau[]) {
      const ofNiveau = numbered.filter(({ change }) => change.niveau === niveau);
      if (ofNiveau.length === 0) continue;
      const stored = await storeVersions(this.#tx, this.#provider, niveau, ofNiveau, turn);
      for (const row of stored) versions.set(row.fromChange, row);
    }
    await this.#log(numbered, versions);
    this.#counters = {
      change: this.#counters.change + changes.length,
      nummer: changes.reduce((highest, { nummer }) => Math.max(highest, digitsOf(nummer)), this.#counters.nummer),
    };
  }

  /** Logs that another register says something else of objects, whose versions stay. Returns the number of each. */
  async noteKontroller(
    objects: readonly Pick<ObjectChange, 'niveau' | 'nummer' | 'kommuneAfter'>[],
  ): Promise<number[]> {
    const changes = objects.map((object, i): LoggedChange => {
      const change = { ...object, action: 'kontrol', kommuneBefore: object.kommuneAfter } as const;
      return { id: this.#counters.change + 1 + i, change };
    });
    await this.#log(changes);
    this.#counters = { ...this.#counters, change: this.#counters.change + objects.length };
    return changes.map(({ id }) => id);
  }

  async #log(changes: readonly LoggedChange[], versions: ReadonlyMap<number, object> = new Map()): Promise<void> {
    const rows = await mapInTurns(
      changes,
      ({ id, change: { action, niveau, nummer, kommuneBefore, kommuneAfter } }) => {
        const line = { id, changeset: this.#first, action, niveau, nummer, kommuneBefore, kommuneAfter };
        const version = (versions.get(id) ?? null) as LogRow | null;
        return { ...line, ...linkChange(registerChangeLog, this.#chain, line, version) };
      },
    );
    const columns = { ...registerChangeLog.columns, ...proofColumns };
    await insertRows(this.#tx, this.#provider, 'Change', rows, columns);
  }

  /** Ends the changeset. Returns its numbers, or null, using none and storing nothing, when nothing was written. */
  async close(): Promise<ChangeSpan | null> {
    const last = this.#counters.change;
    if (last < this.#first) return null;
    this.#witness.reserve({ ...this.#counters });
    const data = { firstChange: this.#first, lastChange: last, at: this.#at, ...this.#origin };
    const row = { ...data, at: storedMoment(this.#at), hash: this.#chain.link(changesetLine(data)) };
    await insertRows(this.#tx, this.#provider, 'Changeset', [row], { ...changesetColumns, hash: 'TEXT' });
    await storeCounters(this.#tx, this.#counters);
    return { first: this.#first, last };
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
