import { raw, recordset, sql } from '../../../common/database/sql.ts';
import { storedMoment } from '../../../common/writes/idempotency.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import type { Enhed, Overfoersel } from '../../generated/sqlite/client.ts';
import { type AskRegister, type FeedPage, type Followed, followedOf, RegisterOther, readFeed } from './feed.ts';
import { digest, eventColumns, eventsOf, follow, type StoredEvent, upsertEnheder } from './take-in.ts';

/** What following another register came to. */
export interface Refollowed {
  /** Up to which change it is the register that was followed before; 0 when it never was. */
  keptTo: number;
  /** Where its log is followed from now. */
  last: number;
  tidslinje: string;
  units: number;
  /** Units that it does not have: they stay, closed, so that whoever is tied to them is found. */
  gone: string[];
}

/** Another register as its whole log has it. */
interface Whole extends Pick<FeedPage, 'last' | 'tidslinje'> {
  enheder: Map<string, Enhed>;
  /** What happened after the change up to which it is the one that was followed. */
  events: StoredEvent[];
  overfoersler: Overfoersel[];
}

/**
 * Follows the register that is there instead of the one that was followed: takes over its units as they are, and what
 * happened to them since the two parted. What its log does not have, because the two never shared it, becomes an event
 * of now: a unit that is open again, closed, or of another municipality. Null when it is the one that is followed.
 */
export async function refollow(database: AffiliationDatabase, ask: AskRegister): Promise<Refollowed | null> {
  const followed = await followedOf(database);
  const other = await readFeed(ask, followed).then(
    () => null,
    (error: unknown) => {
      if (error instanceof RegisterOther) return error;
      throw error;
    },
  );
  if (other === null) return null;
  const keptTo = Math.min(other.keptTo, followed.after);
  const whole = await readWhole(ask, keptTo);
  const gone = await database.jobs.$transaction((tx) => replace(tx, database.provider, followed, whole, keptTo));
  const { last, tidslinje } = whole;
  return { keptTo, last, tidslinje, units: whole.enheder.size, gone };
}

async function readWhole(ask: AskRegister, keptTo: number): Promise<Whole> {
  const enheder = new Map<string, Enhed>();
  const whole: Whole = { last: 0, tidslinje: '', enheder, events: [], overfoersler: [] };
  for (let hasMore = true, tidslinje: string | null = null; hasMore; ) {
    const page: FeedPage = await readFeed(ask, { after: whole.last, tidslinje });
    digest(
      page.nodes.filter(({ id }) => id <= keptTo),
      enheder,
    );
    const { events, overfoersler } = digest(
      page.nodes.filter(({ id }) => id > keptTo),
      enheder,
    );
    whole.events.push(...events);
    whole.overfoersler.push(...overfoersler);
    ({ hasMore, last: whole.last, tidslinje } = page);
    whole.tidslinje = page.tidslinje;
  }
  return whole;
}

/** Returns the numbers of the units that are gone. */
async function replace(
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  { after }: Followed,
  { last, tidslinje, enheder, events, overfoersler }: Whole,
  keptTo: number,
): Promise<string[]> {
  await tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES ('register', 0) ON CONFLICT ("navn") DO NOTHING`;
  const moved = await tx.$executeRaw`
    UPDATE "Counter" SET "vaerdi" = ${last} WHERE "navn" = 'register' AND "vaerdi" = ${after}`;
  if (moved !== 1) throw new Error('another process follows the register meanwhile; try again');
  const known = await tx.enhed.findMany();
  const gone = known.filter(({ nummer }) => !enheder.has(nummer));
  const closed = gone.filter(({ aktiv }) => aktiv).map((enhed) => ({ ...enhed, aktiv: false, registerChange: last }));
  const rows = [...enheder.values(), ...closed];
  const later = { registerChange: { gt: keptTo } };
  await tx.enhedHaendelse.deleteMany({ where: later });
  await tx.overfoerselFund.deleteMany({ where: later });
  await tx.overfoersel.deleteMany({ where: later });
  await upsertEnheder(tx, provider, rows);
  await putEvents(tx, provider, [...differences(known, rows), ...events]);
  await tx.overfoersel.createMany({ data: overfoersler });
  await follow(tx, tidslinje);
  return gone.map(({ nummer }) => nummer);
}

/** What happened to units between the picture that was kept and the one of now, whatever happened in between. */
function differences(known: readonly Enhed[], rows: readonly Enhed[]): StoredEvent[] {
  const before = new Map(known.map((enhed) => [enhed.nummer, enhed]));
  const at = storedMoment(new Date());
  return rows.flatMap((enhed) => {
    const { nummer, registerChange } = enhed;
    return eventsOf(before.get(nummer), enhed, null).map((one) => ({ ...one, nummer, registerChange, at }));
  });
}

/** An event in the register's log says more than the difference it made. */
async function putEvents(
  tx: AffiliationTransaction,
  provider: AffiliationDatabase['provider'],
  events: readonly StoredEvent[],
): Promise<void> {
  const byKey = new Map(events.map((one) => [`${one.nummer} ${one.registerChange} ${one.kode}`, one]));
  if (byKey.size === 0) return;
  const columns = raw(
    Object.keys(eventColumns)
      .map((name) => `"${name}"`)
      .join(', '),
  );
  await tx.$executeRaw(sql`
    INSERT INTO "EnhedHaendelse" (${columns})
    SELECT ${columns} FROM ${recordset(provider, [...byKey.values()], eventColumns)} WHERE 1 = 1
    ON CONFLICT ("nummer", "registerChange", "kode")
    DO UPDATE SET "fra" = excluded."fra", "til" = excluded."til", "at" = excluded."at"`);
}
