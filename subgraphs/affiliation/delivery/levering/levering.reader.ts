import { actorOf, type Caller, reachOf } from '../../../common/auth/may.ts';
import { Loaders } from '../../../common/database/loaders.ts';
import {
  and,
  inSnapshot,
  isIn,
  name,
  type Provider,
  type Snapshot,
  type Sql,
  sql,
} from '../../../common/database/sql.ts';
import { compileWhere, exactField, kodeField } from '../../../common/filters/where.ts';
import { askedPage, type Connection, mapConnection, type PageArguments } from '../../../common/lists/connection.ts';
import type { ListRequest } from '../../../common/lists/list-request.ts';
import { readPage, readPages } from '../../../common/lists/read-page.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { oneOf, parseText } from '../../../common/parse/text.ts';
import { type ListArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import { withOpenedTexts } from '../../core/change/sealed-texts.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import { problem } from '../../errors/refusals.ts';
import type { Leveringsplan, Levering as Row } from '../../generated/sqlite/client.ts';
import { type Looker, type Seen, show } from '../../laeselog/show.ts';
import { kommuneOfEnhed, unitInReach } from '../../units/enhed/enhed.ts';
import { parseKontrolfund } from '../leveringskontrol/kontroller.ts';
import { parseAntal } from './difference.ts';
import type { Levering, LeveringFund, LeveringRow } from './levering.ts';
import type { LeveringWhere } from './levering-inputs.ts';

/** Reads deliveries for one request, those that its caller may see; one statement per question, however many ask. */
export class LeveringReader {
  readonly #database: AffiliationDatabase;
  readonly #caller: Caller;
  readonly #looker: Looker;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase, caller: Caller, requestId: string) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#caller = caller;
    this.#looker = { actor: actorOf(caller), requestId };
  }

  byId(id: string, snapshot: Snapshot = null): Promise<Levering | null> {
    const { query, provider } = this.#database;
    const find = async (ids: readonly string[]) => {
      const rows = await query<Row>(sql`
        SELECT * FROM "Levering"
        WHERE ${and([inSnapshot(snapshot), isIn(provider, name('id'), ids), this.#visible('Levering')])}`);
      return rows.map(toLevering);
    };
    return this.#loaders.loadOne(['id', snapshot], id, find, (levering) => levering.id);
  }

  async page({ where, ...args }: ListArguments<LeveringWhere>): Promise<Connection<Levering>> {
    const { query, provider } = this.#database;
    const snapshot = await snapshotAt(this.#database, args);
    const condition = and([inSnapshot(snapshot), this.#visible('Levering'), leveringCondition(provider, where)]);
    const page = await readPage<Row>(query, provider, this.#request(condition, args));
    return mapConnection(page, toLevering);
  }

  /** A page of a unit's deliveries; those of many units are one statement. */
  ofEnhed(nummer: string, paging: PageArguments): Promise<Connection<Levering>> {
    return this.#loaders.load(['enhed', paging], nummer, async (keys) => {
      const { query, provider } = this.#database;
      const request = this.#request(and([inSnapshot(null), this.#visible('Levering')]), paging);
      const pages = await readPages<Row>(query, provider, request, { column: 'enhedsNummer', keys });
      return pages.map((page) => mapConnection(page, toLevering));
    });
  }

  #request = (condition: Sql, paging: PageArguments): ListRequest => ({
    table: 'Levering',
    key: 'id',
    condition,
    order: { column: 'sourceDateTime', descending: true },
    page: askedPage(paging),
  });

  /** A page of the plans of a municipality's units. */
  planer(kommuneKode: string, snapshot: Snapshot, paging: PageArguments): Promise<Connection<Leveringsplan>> {
    const ofKommune = sql`"enhedsNummer" IN (SELECT "nummer" FROM "Enhed" WHERE "kommuneKode" = ${kommuneKode})`;
    return readPage<Leveringsplan>(this.#database.query, this.#database.provider, {
      table: 'Leveringsplan',
      key: 'id',
      condition: and([inSnapshot(snapshot), this.#visible('Leveringsplan'), ofKommune]),
      order: { column: 'enhedsNummer', descending: false },
      page: askedPage(paging),
    });
  }

  /** The plan with this id. */
  async plan(id: string): Promise<Leveringsplan | null> {
    const [row] = await this.#database.query<Leveringsplan>(sql`
      SELECT * FROM "Leveringsplan"
      WHERE ${and([inSnapshot(null), sql`"id" = ${id}`, this.#visible('Leveringsplan')])}`);
    return row ?? null;
  }

  /** What Unilogin refused of a delivery. */
  rows(id: string): Promise<LeveringRow[]> {
    return this.#loaders.load(['rows'], id, async (ids) => {
      const ofThese = isIn(this.#database.provider, name('leveringId'), ids);
      const lines = await show(this.#database, this.#looker, async (query) => {
        const stored = await query<LeveringRow & { leveringId: string }>(
          sql`SELECT * FROM "LeveringRaekke" WHERE ${ofThese} ORDER BY "nr"`,
        );
        const result = stored.map((row) => withOpenedTexts(this.#database.vault, 'LeveringRaekke', row));
        return { result, seen: inLevering(result, 'Levering.raekker') };
      });
      return ids.map((id) => lines.filter(({ leveringId }) => leveringId === id));
    });
  }

  /** What the checks found in a delivery; whom it is about is noted. */
  kontrolfund({ kontrolfund }: Levering): Promise<LeveringFund[]> {
    return show(this.#database, this.#looker, async () => {
      return { result: kontrolfund, seen: inLevering(kontrolfund, 'Levering.kontrolfund') };
    });
  }

  #visible(table: string) {
    return unitInReach(this.#database.provider, reachOf(this.#caller, 'levering.read'), table, 'enhedsNummer');
  }
}

/** The persons that parts of a delivery are about. */
export const inLevering = (parts: readonly { personId?: string | null }[], formaal: string): Seen[] =>
  [...new Set(parts.flatMap(({ personId }) => personId ?? []))].map((personId) => {
    return { personId, hvad: 'levering', formaal };
  });

/** The condition of `where`, on the table Levering. */
function leveringCondition(provider: Provider, where: LeveringWhere | null | undefined): Sql {
  return compileWhere(where, {
    enhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    kommune: kommuneOfEnhed(provider, 'enhedsNummer'),
    kilde: exactField(provider, 'kilde', parseText, parseText),
    status: kodeField(provider, 'status', oneOf(Object.keys(transitions))),
    dokument: kodeField(provider, 'dokument', oneOf(['FULL', 'DELTA', 'DELETE'])),
  });
}

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

export function toLevering(row: Row): Levering {
  return {
    ...row,
    dokument: row.dokument as Levering['dokument'],
    status: row.status as Levering['status'],
    antal: parseAntal(row.antal),
    kontrolfund: parseKontrolfund(row.kontrolfund),
    oprettetTid: new Date(row.oprettetTid),
    afgjortTid: moment(row.afgjortTid),
    sendtTid: moment(row.sendtTid),
    naesteForsoeg: moment(row.naesteForsoeg),
    svarTid: moment(row.svarTid),
  };
}

/**
 * The life of a delivery, and what may follow what. DRAFT: its checks found errors. VALIDATED: they did not, and nobody
 * has to approve it.
 * SENT: it is under way, or its answer was lost; only the same document may be sent again. SUPERSEDED: a later one was
 * made before it was sent. EXPIRED: nobody sent it in time, or its content is gone.
 */
const transitions = {
  DRAFT: ['APPROVED', 'SUPERSEDED', 'EXPIRED'],
  VALIDATED: ['SENT', 'SUPERSEDED', 'EXPIRED'],
  AWAITING_APPROVAL: ['APPROVED', 'REJECTED', 'SUPERSEDED', 'EXPIRED'],
  APPROVED: ['SENT', 'SUPERSEDED', 'EXPIRED'],
  SENT: ['SENT', 'ACCEPTED', 'PARTIALLY_ACCEPTED', 'REJECTED', 'EXPIRED'],
  ACCEPTED: [],
  PARTIALLY_ACCEPTED: [],
  REJECTED: [],
  SUPERSEDED: [],
  EXPIRED: [],
} as const satisfies Record<string, readonly string[]>;

export type LeveringStatus = keyof typeof transitions;

/** Made, and not on its way yet: a later delivery takes its place. */
export const unsent: readonly LeveringStatus[] = ['DRAFT', 'VALIDATED', 'AWAITING_APPROVAL', 'APPROVED'];

const mayFollow = (from: string, to: LeveringStatus): boolean =>
  (transitions[from as LeveringStatus] as readonly string[] | undefined)?.includes(to) ?? false;

/** The delivery a decision is about; a problem is noted when there is none. */
export async function loadLevering(
  work: Work,
  { id, expectedVersion }: { id: string; expectedVersion: number | null },
): Promise<StoredObject<'levering'> | undefined> {
  await work.load('levering', 'id', [id]);
  return work.existing('levering', id, ['input', 'id'], expectedVersion);
}

/** Gives a delivery another status, if that may follow. */
export function setStatus(work: Work, levering: StoredObject<'levering'>, til: LeveringStatus): boolean {
  if (mayFollow(levering.after.status, til)) {
    work.change(levering, { status: til }, ['input']);
    return true;
  }
  refuseStatus(work, levering, til);
  return false;
}

/** Notes that a delivery cannot become what is wanted. */
export function refuseStatus(work: Work, { after }: StoredObject<'levering'>, til: LeveringStatus): void {
  work.errors.push(problem('LEVERING_STATUS', ['input', 'id'], { status: after.status, til }));
}

/** The deliveries of a unit and source; the unit's must be loaded. */
export const leveringerOf = (work: Work, enhedsNummer: string, kilde: string): StoredObject<'levering'>[] =>
  work.all('levering').filter(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde);

/** Pauses between the attempts of a delivery that got no answer, in minutes. After the last one it expires. */
const pauses = [2, 5, 15, 60, 120, 240, 480];

/** When to try again after so many attempts; null when it was tried often enough. */
export function nextAttempt(forsoeg: number, now = new Date()): Date | null {
  const pause = pauses[forsoeg - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * 60_000 * (0.8 + 0.4 * Math.random()));
}

/** What was sent before this, and never heard of again, is under way no more: its process has ended. */
export const lostBefore = (now = new Date()): string => new Date(now.getTime() - 10 * 60_000).toISOString();
