import { type ColumnType, insertRows, sql } from '../../../common/database/sql.ts';
import { genesis } from '../../../common/log/chain.ts';
import type { ChangeLog } from '../../../common/log/change-chain.ts';
import { nextVersion } from '../../../common/timeline/timeline.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { type ChangeSpan, inTurn, type Origin, undone } from '../../../common/writes/in-turn.ts';
import { OpenChangeset } from '../../../common/writes/open-changeset.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../store/database.ts';
import type { Source } from './held-objects.ts';
import { earlierNames, type ObjectKind, objectKinds } from './object-kinds.ts';
import { type Contacts, contactsIn, openContacts, sealContacts, sealVersions, staysSealed } from './sealed-person.ts';
import { opened, sealColumns, sealed } from './sealed-texts.ts';
import { actionOf, type ChangeAction, feedFieldsOf, placesOf, type StoredObject } from './stored-object.ts';
import type { Work } from './work.ts';

/** The part of the database that writing takes. */
type Writable = Pick<AffiliationDatabase, 'provider' | 'witness' | 'vault' | 'leftovers'>;

interface Numbered {
  change: number;
  action: ChangeAction;
  object: StoredObject;
}

/** Only changes are numbered. */
type Counters = { change: number };
type AffiliationChangeset = OpenChangeset<AffiliationTransaction, Counters>;

/** The only writer of the versioned tables: groups the changes of one transaction into one changeset. */
export class ChangesetWriter {
  readonly #changeset: AffiliationChangeset;
  readonly #vault: CprVault;
  readonly #leftovers: AffiliationDatabase['leftovers'];
  /** Whether nothing of it stays: then its changes have no lines in the log, whose numbers others are given meanwhile. */
  readonly #isRehearsal: boolean;

  private constructor(changeset: AffiliationChangeset, { vault, leftovers }: Writable, isRehearsal = false) {
    this.#changeset = changeset;
    this.#vault = vault.held();
    this.#leftovers = leftovers;
    this.#isRehearsal = isRehearsal;
  }

  /** Must be the first thing in its transaction: it waits for other writers, so that what is read after holds. */
  static async open(tx: AffiliationTransaction, database: Writable, origin: Origin): Promise<ChangesetWriter> {
    const counters = { change: await lockLastChange(tx) };
    const changeset = await OpenChangeset.begin(tx, database, origin, counters, keepingOf(database.vault));
    return new ChangesetWriter(changeset, database);
  }

  /** For a transaction of which nothing stays: it holds no counter, so that others go on giving numbers beside it. */
  static async rehearse(tx: AffiliationTransaction, database: Writable, origin: Origin): Promise<ChangesetWriter> {
    const change = await lastChangeNumber({ query: (statement) => tx.$queryRaw(statement) });
    const beginning = { counters: { change }, at: new Date(), tidslinjer: [], hash: genesis };
    const changeset = new OpenChangeset(tx, database, origin, beginning, keepingOf(database.vault));
    return new ChangesetWriter(changeset, database, true);
  }

  committed = (): void => this.#changeset.committed();

  /** Ends the changeset. Returns its numbers, or null, using none and storing nothing, when nothing was written. */
  close = (): Promise<ChangeSpan | null> => this.#changeset.close();

  /** Stores what the work changes. An object may be written only once in one changeset. */
  async write(work: Work): Promise<void> {
    const numbered: Numbered[] = [];
    const { change: last } = this.#changeset.counters;
    for (const object of work.touched()) {
      const action = actionOf(object);
      if (action !== null) numbered.push({ change: last + 1 + numbered.length, action, object });
    }
    if (numbered.length === 0) return;
    const versions = new Map<number, object>();
    const contacts = await contactsIn(this.#changeset.tx, work);
    for (const kind of Object.keys(objectKinds) as ObjectKind[]) {
      const ofKind = numbered.filter(({ object }) => object.kind === kind);
      if (ofKind.length > 0)
        for (const row of await this.#store(kind, ofKind, contacts)) versions.set(row.fromChange, row);
    }
    await this.#hideContacts(contacts);
    if (!this.#isRehearsal) await this.#log(work, numbered, versions);
    this.#changeset.counters = { change: last + numbered.length };
  }

  /** Returns the versions as they were written. */
  async #store(kind: ObjectKind, changes: Numbered[], { hidden }: Contacts): Promise<{ fromChange: number }[]> {
    const { table, columns } = objectKinds[kind];
    const { tx, provider, tidslinjer } = this.#changeset;
    const ends = changes.flatMap(({ change, object }) => (object.before ? [{ object: object.id, change }] : []));
    await this.#changeset.endVersions(table, 'id', ends);
    const written = await mapInTurns(changes, ({ change, object: { id, before, after } }) => {
      const version = nextVersion(before, tidslinjer);
      return { id, fromChange: change, version, ...after, ...derivedOf(kind, after) };
    });
    const isHidden = (object: StoredObject) =>
      !object.erases && (hidden.has(object.id) || staysSealed(object as never));
    const rows = await mapInTurns(written, (row, i) => {
      const object = kind === 'person' ? changes[i]?.object : undefined;
      return sealed(kind, this.#vault, row as never, object !== undefined && isHidden(object));
    });
    const bookkeeping = { id: 'TEXT', fromChange: 'INTEGER', version: 'INTEGER' } as const;
    const derived = Object.fromEntries(Object.keys(derivedOf(kind, changes[0]?.object.after)).map((c) => [c, 'TEXT']));
    await insertRows(tx, provider, table, rows, {
      ...bookkeeping,
      ...columns,
      ...derived,
      ...sealColumns(kind),
    } as Columns);
    if (kind === 'person') await this.#sealEarlier(changes);
    if (changes.some(({ object }) => object.erases)) this.#leftovers.arise();
    return written;
  }

  /** A person who is protected from now on is sealed in every earlier version, too, in this same transaction. */
  async #sealEarlier(changes: Numbered[]): Promise<void> {
    const hidden = changes.filter(({ object }) => {
      const { before, after } = object as StoredObject<'person'>;
      return before?.forseglet === null && after.beskyttet;
    });
    if (hidden.length === 0) return;
    const ids = hidden.map(({ object }) => object.id);
    const { tx, provider } = this.#changeset;
    const lay = await sealVersions(tx, provider, this.#vault, ids);
    if (lay > 0) this.#leftovers.arise();
  }

  /** Contacts of a protected child are sealed, also those whom the write does not touch, and opened when none is left. */
  async #hideContacts({ hidden, loosed }: Contacts): Promise<void> {
    const { tx, provider } = this.#changeset;
    if (hidden.size > 0 && (await sealContacts(tx, provider, this.#vault, [...hidden])) > 0) this.#leftovers.arise();
    if (loosed.length > 0) await openContacts(tx, provider, this.#vault, loosed);
  }

  #log(work: Work, changes: readonly Numbered[], versions: ReadonlyMap<number, object>): Promise<void> {
    const lineOf = ({ change: id, action, object }: Numbered) => {
      const { before, after } = placesOf(work, object);
      const places = { enhedBefore: before?.enhed, enhedAfter: after.enhed };
      const kommuner = { kommuneBefore: before?.kommune, kommuneAfter: after.kommune };
      const daginstitutioner = {
        daginstitutionBefore: work.daginstitutionOf(before?.enhed ?? null),
        daginstitutionAfter: work.daginstitutionOf(after.enhed),
      };
      return { id, action, objectKind: object.kind, objectId: object.id, ...places, ...kommuner, ...daginstitutioner };
    };
    return this.#changeset.log(changes, lineOf, ({ object }) => feedFieldsOf(object), versions);
  }
}

/** Runs `work` in its turn among the writers, with the writer of its changeset. */
export const inChangeset = <Result>(
  database: AffiliationDatabase,
  origin: Origin,
  work: (tx: AffiliationTransaction, writer: ChangesetWriter) => Promise<Result>,
  use: 'write' | 'jobs' = 'write',
): Promise<Result> =>
  inTurn(database[use], (tx: AffiliationTransaction) => ChangesetWriter.open(tx, database, origin), work);

/** Runs `work` as in a changeset, in a transaction that waits for no other writer and of which nothing stays. */
export const inRehearsal = (
  database: AffiliationDatabase,
  origin: Origin,
  work: (tx: AffiliationTransaction, writer: ChangesetWriter) => Promise<void>,
): Promise<void> =>
  undone(database.jobs, async (tx: AffiliationTransaction) =>
    work(tx, await ChangesetWriter.rehearse(tx, database, origin)),
  );

type Columns = Record<string, ColumnType>;

const keepingOf = (vault: CprVault) => ({
  log: affiliationChangeLog(vault),
  store: (tx: AffiliationTransaction, { change }: Counters) => storeLastChange(tx, change),
});

// The content and the kind belong together, which a union over the kinds cannot say.
const derivedOf = (kind: ObjectKind, after: unknown): Record<string, string> =>
  objectKinds[kind].derived?.(after as never) ?? {};

/** A number that is stored anew with each key says nothing that lasts; it is bound to its person by its seal. */
const resealed = ['cprIndex', 'cprCipher', 'cprNoegle'];

const contentOf = (columns: object) =>
  Object.fromEntries(Object.entries(columns).filter(([column]) => !resealed.includes(column)));

const kinds = Object.fromEntries(
  Object.entries(objectKinds).map(([kind, { table, columns }]) => [kind, { table, columns: contentOf(columns) }]),
);

/** How the change log of what hangs on the units is proven. With a vault, what is stored sealed is read. */
export const affiliationChangeLog = (vault?: CprVault): ChangeLog => ({
  navn: 'affiliation',
  columns: {
    id: 'INTEGER',
    changeset: 'INTEGER',
    action: 'TEXT',
    objectKind: 'TEXT',
    objectId: 'TEXT',
    enhedBefore: 'TEXT',
    enhedAfter: 'TEXT',
    kommuneBefore: 'TEXT',
    kommuneAfter: 'TEXT',
  },
  kind: 'objectKind',
  object: 'objectId',
  key: 'id',
  kinds,
  earlierNames,
  isErasable: true,
  ...(vault && { opened: (kind, row) => opened(kind as ObjectKind, vault, row as never) }),
});

/**
 * The number of the last change, locked until the transaction ends: a number is given only to one writer at a time, and
 * lower numbers are committed before higher ones.
 */
export async function lockLastChange(tx: AffiliationTransaction): Promise<number> {
  await tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES ('change', 0) ON CONFLICT ("navn") DO NOTHING`;
  await tx.$executeRaw`UPDATE "Counter" SET "vaerdi" = "vaerdi" WHERE "navn" = 'change'`;
  return (await tx.counter.findUniqueOrThrow({ where: { navn: 'change' } })).vaerdi;
}

export async function storeLastChange(tx: AffiliationTransaction, vaerdi: number): Promise<void> {
  await tx.counter.update({ where: { navn: 'change' }, data: { vaerdi } });
}

/** The number of the last change, as far as a reader sees: what is read beside it is as it was after that change. */
export async function lastChangeNumber({ query }: Pick<Source, 'query'>): Promise<number> {
  const [row] = await query<{ vaerdi: number }>(sql`SELECT "vaerdi" FROM "Counter" WHERE "navn" = 'change'`);
  return row?.vaerdi ?? 0;
}
