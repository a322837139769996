import { type ColumnType, insertRows } from '../../common/database/sql.ts';
import { nextVersion } from '../../common/timeline/timeline.ts';
import { mapInTurns } from '../../common/turns/turns.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import { type ChangeSpan, inTurn, type Origin } from '../../common/writes/in-turn.ts';
import { OpenChangeset } from '../../common/writes/open-changeset.ts';
import { type Content, columnType, contentColumns, type Niveau, niveauer, type Rows } from '../dagtilbud/fields.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import { type Action, actionOf, changedColumns } from '../draft/diff.ts';
import { type Draft, type DraftObject, derivedColumns } from '../draft/draft.ts';
import type { ChangeRow } from './change.ts';
import { type Counters, digitsOf, lockCounters, registerChangeLog, storeCounters } from './change-log.ts';

/** What the log says of a change. */
interface LoggedChange {
  id: number;
  change: Pick<ObjectChange, 'niveau' | 'nummer' | keyof Places> & { action: ChangeRow['action']; fields: string[] };
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
    objects: readonly Pick<ObjectChange, 'niveau' | 'nummer' | 'kommuneAfter' | 'daginstitutionAfter'>[],
  ): Promise<number[]> {
    const changes = objects.map((object) => {
      const before = { kommuneBefore: object.kommuneAfter, daginstitutionBefore: object.daginstitutionAfter };
      return { ...object, ...before, action: 'kontrol' as const, fields: [] };
    });
    const numbered = this.#numbered(changes);
    await this.#log(numbered);
    this.#count(changes.length);
    return numbered.map(({ id }) => id);
  }

  #numbered = <Change>(changes: readonly Change[]): { id: number; change: Change }[] =>
    changes.map((change, i) => ({ id: this.#changeset.counters.change + 1 + i, change }));

  #log(changes: readonly LoggedChange[], versions?: ReadonlyMap<number, object>): Promise<void> {
    const lineOf = ({ id, change: { action, niveau, nummer, ...change } }: LoggedChange) => {
      const { kommuneBefore, kommuneAfter, daginstitutionBefore, daginstitutionAfter } = change;
      return { id, action, niveau, nummer, kommuneBefore, kommuneAfter, daginstitutionBefore, daginstitutionAfter };
    };
    return this.#changeset.log(changes, lineOf, ({ change }) => change.fields, versions);
  }

  /** This many more changes are used, and all G-numbers up to this one. */
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

/** Where an object is. */
interface Places {
  /** The administrative municipality before and after; null before when the object is new. */
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  /** The daginstitution that it is or is under. */
  daginstitutionBefore: string | null;
  daginstitutionAfter: string | null;
}

/** One object of a known level changed. */
interface ObjectChangeOf<N extends Niveau> extends Places {
  niveau: N;
  nummer: string;
  action: Action;
  /** The version that held until now; null when the object is new. */
  before: Rows[N] | null;
  after: Content[N];
  /** The columns that differ. */
  fields: string[];
}

/** One object changed. */
export type ObjectChange = { [N in Niveau]: ObjectChangeOf<N> }[Niveau];

type NumberedChange = { id: number; change: ObjectChange };

type RegisterChangeset = OpenChangeset<RegisterTransaction, Counters>;

/** Ends the old versions and begins the new ones, of one level, and returns these. An object may stand only once among the changes. */
async function storeVersions(
  changeset: RegisterChangeset,
  niveau: Niveau,
  changes: readonly NumberedChange[],
): Promise<{ fromChange: number }[]> {
  const { table } = niveauer[niveau];
  const ends = changes.flatMap(({ id, change: { nummer, before } }) =>
    before === null ? [] : [{ object: nummer, change: id }],
  );
  await changeset.endVersions(table, 'nummer', ends);
  const versions = await mapInTurns(changes, (change) => newVersion(change, changeset));
  await insertRows(changeset.tx, changeset.provider, table, versions, columnTypes(niveau));
  return versions;
}

function newVersion({ id, change }: NumberedChange, { at, tidslinjer }: Pick<RegisterChangeset, 'at' | 'tidslinjer'>) {
  const { nummer, before, after } = change;
  const version = nextVersion(before, tidslinjer);
  return { nummer, fromChange: id, version, opdateret: storedMoment(at), ...after, ...derivedColumns(after) };
}

function columnTypes(niveau: Niveau): Record<string, ColumnType> {
  const content = contentColumns[niveau].map((column) => [column, columnType(column)]);
  const derived = {
    foldedNavn: 'TEXT',
    sortNavn: 'TEXT',
    ...(niveau !== 'daginstitution' && { foldedAdresse: 'TEXT' }),
  };
  const own = { nummer: 'TEXT', fromChange: 'INTEGER', version: 'INTEGER', opdateret: 'TIMESTAMP(3)' } as const;
  return { ...own, ...Object.fromEntries(content), ...derived };
}

/** Gives new objects their numbers and writes everything the draft changes. Returns the numbers of all touched objects. */
export async function writeDraft(writer: ChangesetWriter, draft: Draft): Promise<Record<string, string>> {
  const touched = draft.touched();
  const numbers: Record<string, string> = {};
  for (const { id } of touched) numbers[id] = id.startsWith('#') ? writer.issueNummer() : id;
  const changes = await mapInTurns(touched, (object) => toChange(draft, object, numbers));
  await writer.write(changes.flat());
  return numbers;
}

function toChange(draft: Draft, object: DraftObject, numbers: Record<string, string>): ObjectChange[] {
  const { niveau, id, before, after } = object;
  const action = actionOf(niveau, before, after);
  if (action === null) return [];
  const number = (id: string | null) => (id === null ? null : (numbers[id] ?? id));
  const places = {
    kommuneBefore: draft.kommuneBefore(object),
    kommuneAfter: draft.kommuneAfter(object),
    daginstitutionBefore: draft.daginstitutionBefore(object),
    daginstitutionAfter: number(draft.daginstitutionAfter(object)),
  };
  const fields = before === null ? [] : changedColumns(niveau, before, after);
  const column = niveauer[niveau].parent;
  const parent = String(after[column as keyof typeof after]);
  const content = { ...after, [column]: numbers[parent] ?? parent };
  // Level, before and after belong together, which a union over the levels cannot say.
  return [{ niveau, nummer: numbers[id] ?? id, action, before, after: content, fields, ...places } as ObjectChange];
}
