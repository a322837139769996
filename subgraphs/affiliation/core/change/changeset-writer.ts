import { type ColumnType, insertRows, name, type Provider, recordset, sql } from '../../../common/database/sql.ts';
import { Chain, genesis } from '../../../common/log/chain.ts';
import { chainRest, changesetLine, type LogRow, linkChange, proofColumns } from '../../../common/log/change-chain.ts';
import { nextVersion, type Tidslinje } from '../../../common/timeline/timeline.ts';
import type { Turn } from '../../../common/timeline/witness.ts';
import { mapInTurns } from '../../../common/work/turns.ts';
import { type ChangeSpan, inTurn, type Origin, undone } from '../../../common/writes/in-turn.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../store/database.ts';
import { affiliationChangeLog, lastChange, lastChangeNumber, lockLastChange, storeLastChange } from './change-log.ts';
import { type ObjectKind, objectKinds } from './object-kinds.ts';
import { actionOf, type ChangeAction, type Objekt, placesOf } from './objekt.ts';
import { type Contacts, contactsIn, openContacts, sealContacts, sealVersions, staysSealed } from './sealed-person.ts';
import { sealColumns, sealed } from './sealed-texts.ts';
import type { Work } from './work.ts';

/** The part of the database that writing takes. */
type Writable = Pick<AffiliationDatabase, 'provider' | 'witness' | 'vault' | 'leftovers'>;

interface Numbered {
  change: number;
  action: ChangeAction;
  objekt: Objekt;
}

/** The only writer of the versioned tables: groups the changes of one transaction into one changeset. */
export class ChangesetWriter {
  readonly #tx: AffiliationTransaction;
  readonly #provider: Provider;
  readonly #vault: CprVault;
  readonly #leftovers: AffiliationDatabase['leftovers'];
  readonly #origin: Origin;
  readonly #at: Date;
  readonly #tidslinjer: readonly Tidslinje[];
  readonly #witness: AffiliationDatabase['witness'];
  readonly #first: number;
  readonly #chain: Chain;
  /** Whether nothing of it stays: then its changes have no lines in the log, whose numbers others are given meanwhile. */
  readonly #isRehearsal: boolean;
  #last: number;

  private constructor(
    tx: AffiliationTransaction,
    { provider, witness, vault, leftovers }: Writable,
    origin: Origin,
    { counters, at, tidslinjer, hash }: Turn<{ change: number }> & { hash: string },
    isRehearsal = false,
  ) {
    this.#isRehearsal = isRehearsal;
    this.#chain = new Chain(hash);
    this.#tx = tx;
    this.#provider = provider;
    this.#witness = witness;
    this.#vault = vault.held();
    this.#leftovers = leftovers;
    this.#origin = origin;
    this.#at = at;
    this.#tidslinjer = tidslinjer;
    this.#first = counters.change + 1;
    this.#last = counters.change;
  }

  /** Must be the first thing in its transaction: it waits for other writers, so that what is read after holds. */
  static async open(
    tx: AffiliationTransaction,
    database: Writable,
    { actor, requestId, source }: Origin,
  ): Promise<ChangesetWriter> {
    const change = await lockLastChange(tx);
    const last = await lastChange(tx);
    const turn = await database.witness.turn(tx, database.provider, { change }, last?.at ?? null);
    const hash = last && (last.hash ?? (await chainRest(affiliationChangeLog(database.vault), tx, database.provider)));
    return new ChangesetWriter(tx, database, { actor, requestId, source }, { ...turn, hash: hash ?? genesis });
  }

  /** For a transaction of which nothing stays: it holds no counter, so that others go on giving numbers beside it. */
  static async rehearse(tx: AffiliationTransaction, database: Writable, origin: Origin): Promise<ChangesetWriter> {
    const change = await lastChangeNumber({ query: (statement) => tx.$queryRaw(statement) });
    const turn = { counters: { change }, at: new Date(), tidslinjer: [], hash: genesis };
    return new ChangesetWriter(tx, database, origin, turn, true);
  }

  /** Once the transaction is committed: the witness learns the numbers, before whoever wrote does. */
  committed(): void {
    if (this.#last >= this.#first) this.#witness.given({ change: this.#last }, this.#at);
  }

  /** Stores what the work changes. An object may be written only once in one changeset. */
  async write(work: Work): Promise<void> {
    const numbered: Numbered[] = [];
    for (const objekt of work.touched()) {
      const action = actionOf(objekt);
      if (action !== null) numbered.push({ change: this.#last + 1 + numbered.length, action, objekt });
    }
    if (numbered.length === 0) return;
    const versions = new Map<number, object>();
    const contacts = await contactsIn(this.#tx, work);
    for (const kind of Object.keys(objectKinds) as ObjectKind[]) {
      const ofKind = numbered.filter(({ objekt }) => objekt.kind === kind);
      if (ofKind.length > 0)
        for (const row of await this.#store(kind, ofKind, contacts)) versions.set(row.fromChange, row);
    }
    await this.#hideContacts(contacts);
    if (!this.#isRehearsal) await this.#log(work, numbered, versions);
    this.#last += numbered.length;
  }

  /** Returns the versions as they were written. */
  async #store(kind: ObjectKind, changes: Numbered[], { hidden }: Contacts): Promise<{ fromChange: number }[]> {
    const { table, columns } = objectKinds[kind];
    const ends = changes.flatMap(({ change, objekt }) =>
      objekt.before ? [{ endId: objekt.id, endChange: change }] : [],
    );
    if (ends.length > 0) await this.#end(table, ends);
    const written = await mapInTurns(changes, ({ change, objekt: { id, before, after } }) => {
      const version = nextVersion(before, this.#tidslinjer);
      return { id, fromChange: change, version, ...after, ...derivedOf(kind, after) };
    });
    const isHidden = (objekt: Objekt) => !objekt.erases && (hidden.has(objekt.id) || staysSealed(objekt as never));
    const rows = await mapInTurns(written, (row, i) => {
      const objekt = kind === 'person' ? changes[i]?.objekt : undefined;
      return sealed(kind, this.#vault, row as never, objekt !== undefined && isHidden(objekt));
    });
    const bookkeeping = { id: 'TEXT', fromChange: 'INTEGER', version: 'INTEGER' } as const;
    const derived = Object.fromEntries(Object.keys(derivedOf(kind, changes[0]?.objekt.after)).map((c) => [c, 'TEXT']));
    await insertRows(this.#tx, this.#provider, table, rows, {
      ...bookkeeping,
      ...columns,
      ...derived,
      ...sealColumns(kind),
    } as Columns);
    if (kind === 'person') await this.#sealEarlier(changes);
    if (changes.some(({ objekt }) => objekt.erases)) this.#leftovers.arise();
    return written;
  }

  /** Who is protected from now on is so in every version that was stored before, in this same transaction. */
  async #sealEarlier(changes: Numbered[]): Promise<void> {
    const hidden = changes.filter(({ objekt }) => {
      const { before, after } = objekt as Objekt<'person'>;
      return before?.forseglet === null && after.beskyttet;
    });
    if (hidden.length === 0) return;
    const ids = hidden.map(({ objekt }) => objekt.id);
    const lay = await sealVersions(this.#tx, this.#provider, this.#vault, ids);
    if (lay > 0) this.#leftovers.arise();
  }

  /** Contacts of a protected child are sealed, also those whom the write does not touch, and opened when none is left. */
  async #hideContacts({ hidden, loosed }: Contacts): Promise<void> {
    if (hidden.size > 0 && (await sealContacts(this.#tx, this.#provider, this.#vault, [...hidden])) > 0)
      this.#leftovers.arise();
    if (loosed.length > 0) await openContacts(this.#tx, this.#provider, this.#vault, loosed);
  }

  async #end(table: string, ends: { endId: string; endChange: number }[]): Promise<void> {
    const rows = recordset(this.#provider, ends, { endId: 'TEXT', endChange: 'INTEGER' });
    const ended = await this.#tx.$executeRaw(sql`
      UPDATE ${name(table)} SET "toChange" = "endChange" FROM ${rows} WHERE "id" = "endId" AND "toChange" IS NULL`);
    if (ended !== ends.length) throw new Error(`${table}: ${ends.length} versions to end, but ${ended} held`);
  }

  async #log(work: Work, changes: Numbered[], versions: ReadonlyMap<number, object>): Promise<void> {
    const rows = await mapInTurns(changes, ({ change, action, objekt }) => {
      const { before, after } = placesOf(work, objekt);
      const places = { enhedBefore: before?.enhed, enhedAfter: after.enhed };
      const kommuner = { kommuneBefore: before?.kommune, kommuneAfter: after.kommune };
      const { kind, id: objektId } = objekt;
      const line = { id: change, changeset: this.#first, action, slags: kind, objektId, ...places, ...kommuner };
      const version = versions.get(change) ?? null;
      return { ...line, ...linkChange(changeLog, this.#chain, line, version as LogRow | null) };
    });
    await insertRows(this.#tx, this.#provider, 'Change', rows, { ...changeLog.columns, ...proofColumns });
  }

  /** Ends the changeset. Returns its numbers, or null, using none and storing nothing, when nothing was written. */
  async close(): Promise<ChangeSpan | null> {
    const [first, last] = [this.#first, this.#last];
    if (last < first) return null;
    this.#witness.reserve({ change: last });
    const line = { firstChange: first, lastChange: last, at: this.#at, ...this.#origin };
    await this.#tx.changeset.create({ data: { ...line, hash: this.#chain.link(changesetLine(line)) } });
    await storeLastChange(this.#tx, last);
    return { first, last };
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

const changeLog = affiliationChangeLog();

// The content and the kind belong together, which a union over the kinds cannot say.
const derivedOf = (kind: ObjectKind, after: unknown): Record<string, string> =>
  objectKinds[kind].derived?.(after as never) ?? {};
