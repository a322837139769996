import { randomUUID } from 'node:crypto';
import type { Provider } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import { aheadOf, type ClockLimits, clockLimits, commitTime, countFromNow } from './commit-clock.ts';
import { beginTimeline, type Found, findTimelines, type Tidslinje, type TimelineTransaction } from './timeline.ts';
import { highest, latest, type Marks, nothing, type Testimony, WitnessFile, type WitnessLine } from './witness-file.ts';

/** How many numbers ahead are reserved at once: there are few G-numbers, and those that a restore skips are gone. */
const blocks: Marks = { change: 100, nummer: 10 };

/** How many numbers are passed over when a standby took over: other processes may have given numbers that were lost. */
const failoverMargin: Marks = { change: 1000, nummer: 50 };

/** Where a database's witness is kept, and how far its clock is trusted. */
export interface WitnessSettings {
  /** The file; null for a database without one, such as a sandbox. */
  file: string | null;
  clock?: ClockLimits;
  /** What another database has seen of this one: the affiliation subgraph follows the register. */
  heard?: Marks;
}

/** How often a process says that the database is in use, in milliseconds. */
const hour = 3_600_000;

/** What a writer begins with. */
export interface Turn<Counters extends Marks> {
  counters: Counters;
  tidslinjer: readonly Tidslinje[];
  /** The time of the commit. */
  at: Date;
}

/**
 * Remembers outside of a database which numbers it has given: this process by what it saw committed, the file
 * for those after it. A database that comes back without them goes on beyond them, on a new timeline.
 */
export class Witness {
  readonly #file: WitnessFile | null;
  readonly #limits: ClockLimits;
  /** Whether the database server shows its own timeline. */
  asksServer = false;
  #known: Testimony;
  readonly #timer: NodeJS.Timeout;
  readonly #due = countFromNow();

  constructor({ file, clock = clockLimits, heard = {} }: WitnessSettings = { file: null }) {
    this.#file = file === null ? null : new WitnessFile(file);
    const stored = this.#file?.read() ?? nothing;
    this.#known = { ...stored, given: highest(stored.given, heard) };
    this.#limits = clock;
    this.#seen();
    this.#timer = setInterval(() => this.#seen(), hour).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Whether numbers were given that the counters do not know of. */
  isAhead = (counters: Marks): boolean =>
    Object.entries(this.#known.given).some(([name, value]) => value > (counters[name] ?? 0));

  /** The counters from which a new timeline goes on: beyond everything that was, or may have been, given. */
  beyond<Counters extends Marks>(counters: Counters, margin: Marks = {}): Counters {
    const used = highest(highest(this.#known.given, this.#known.reserved), counters);
    const next = Object.keys(counters).map((name) => [name, (used[name] ?? 0) + 1 + (margin[name] ?? 0)]);
    return Object.fromEntries(next) as Counters;
  }

  /**
   * A writer's turn, once it holds the counters: the counters, moved on where transactions were lost, and the time of its
   * commit. Throws CLOCK_BEHIND or CLOCK_AHEAD when the time is not certain.
   */
  async turn<Counters extends Marks & { change: number }>(
    tx: TimelineTransaction,
    provider: Provider,
    counters: Counters,
    last: Date | null,
  ): Promise<Turn<Counters>> {
    const found = await findTimelines(tx, provider, this.asksServer);
    const at = this.#timeOf(found, last);
    return { at, ...(await this.goOn(tx, found, counters, at)) };
  }

  /** The counters; on a new timeline, beyond all that was given, where transactions were lost. */
  async goOn<Counters extends Marks & { change: number }>(
    tx: Pick<TimelineTransaction, 'tidslinje'>,
    found: Found,
    counters: Counters,
    begunAt: Date,
  ): Promise<Omit<Turn<Counters>, 'at'>> {
    const { tidslinjer, server } = found;
    const present = tidslinjer.at(-1);
    const isOther = isOtherServer(found);
    if (isOther || this.isAhead(counters)) {
      const next = this.beyond(counters, isOther ? failoverMargin : {});
      const begin = { id: newTimelineId(), aarsag: 'lost', begunAt } as const;
      const begun = { ...begin, keptTo: counters.change, startsAfter: next.change };
      return { counters: next, tidslinjer: [...tidslinjer, await beginTimeline(tx, found, begun)] };
    }
    if (present && present.server === null && server !== null)
      await tx.tidslinje.update({ where: { nr: present.nr }, data: { server } });
    return { counters, tidslinjer };
  }

  #timeOf({ clock }: Found, last: Date | null): Date {
    const own = new Date();
    const { seen, confirmed } = this.#known;
    const evidence = { last, seen, confirmed, due: this.#due(), other: clock ? own : null };
    try {
      return commitTime(clock ?? own, evidence, this.#limits);
    } catch (error) {
      // An operator may have said meanwhile that the clock is right.
      const stored = this.#file?.read() ?? nothing;
      if (stored.confirmed === null || stored.confirmed.getTime() === this.#known.confirmed?.getTime()) throw error;
      this.#known = { ...this.#known, confirmed: stored.confirmed, seen: stored.seen };
      return commitTime(clock ?? own, { ...evidence, ...this.#known }, this.#limits);
    }
  }

  /** Before a commit: its numbers may have been given from now on. */
  reserve(counters: Marks): void {
    const { reserved } = this.#known;
    if (Object.entries(counters).every(([name, value]) => value <= (reserved[name] ?? 0))) return;
    const ahead = Object.entries(counters).map(([name, value]) => [name, value + (blocks[name] ?? 0)]);
    const more = highest(reserved, Object.fromEntries(ahead));
    this.#keep({ reserved: more });
    this.#known = { ...this.#known, reserved: more };
  }

  /** After a commit: its numbers were given. */
  given(counters: Marks, at: Date): void {
    this.#known = { ...this.#known, given: highest(this.#known.given, counters), seen: at };
    this.#note({ given: counters, seen: at.toISOString() });
  }

  /** Notes that a database is in use though nobody writes to it, as long as nothing speaks against its clock. */
  #seen(): void {
    const now = new Date();
    if (
      this.#file === null ||
      aheadOf(now, { ...this.#known, last: null, due: this.#due(), other: null }, this.#limits)
    )
      return;
    this.#known = { ...this.#known, seen: latest(this.#known.seen, now) };
    this.#note({ seen: now.toISOString() });
  }

  /** Without a witness no number is given: after a loss nobody could know that it was. */
  #keep(line: WitnessLine): void {
    try {
      this.#file?.keep(line);
    } catch (error) {
      this.#tell(error);
      throw refusal('WITNESS_UNWRITABLE');
    }
  }

  /** What is committed stays so; what was reserved for it is on the disk. */
  #note(line: WitnessLine): void {
    try {
      this.#file?.note(line);
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    const { code } = error as NodeJS.ErrnoException;
    process.emitWarning(`the witness ${this.#file?.path} cannot be written (${code}); see WITNESS_DIR`, {
      code: 'WITNESS_UNWRITABLE',
    });
  }
}

/** Whether another server has taken the place of the one that the present timeline began on. */
export function isOtherServer({ tidslinjer, server }: Found): boolean {
  const before = tidslinjer.at(-1)?.server ?? null;
  return before !== null && server !== null && before !== server;
}

/** A timeline's id only names it. */
export const newTimelineId = (): string => randomUUID().replaceAll('-', '');
