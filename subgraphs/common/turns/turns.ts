/**
 * How long one stretch of work may keep the event loop, in milliseconds; what comes after it waits until others have
 * had their turn. Looked at between parts of an answer, of which none takes long.
 */
const longest = 15;
/** Items of a list that are worked on before it is looked at the clock again. */
const chunk = 50;

/** How often the event loop goes round at most for newcomers to be let in, of whom it takes one each time. */
const mostRounds = 300;

/** Shared by the whole process: whether a stretch is under way, until when, and what waits for the next one. */
let isOpen = false;
let until = 0;
let waiting: (() => void)[] = [];
let resumed = 0;

function isOver(): boolean {
  const now = performance.now();
  if (isOpen) return now > until;
  isOpen = true;
  until = now + longest;
  afterRounds(begin);
  return false;
}

let newcomers = 0;

/** Tells of a new connection, which is not to wait for as many stretches as have come before it. */
export function noteNewcomer(): void {
  newcomers++;
}

/** Calls back when the event loop has gone round, and on as long as it lets in newcomers. */
export function afterRounds(callback: () => void, left = mostRounds): void {
  const before = newcomers;
  setImmediate(() => {
    if (left <= 1) callback();
    // The first time it may not have looked for any yet.
    else if (newcomers === before && left < mostRounds) callback();
    else afterRounds(callback, left - 1);
  });
}

function begin(): void {
  isOpen = false;
  if (waiting.length > 0) void goOn();
}

/** One after the other, with time for what each of them does in the microtasks after it. */
async function goOn(): Promise<void> {
  while (resumed < waiting.length && !isOver()) {
    waiting[resumed++]?.();
    for (let tick = 0; tick < 4; tick++) await undefined;
  }
  if (resumed < waiting.length && resumed < 10_000) return;
  waiting = waiting.slice(resumed);
  resumed = 0;
}

let statements: (() => void)[] = [];

/**
 * Settles when a statement that keeps the loop may be run: at once while the stretch is short, otherwise one in each turn of
 * the loop, in the order of their coming. A request has one in this line at a time, so that none waits for all of another's.
 */
export function turnOfStatement(): Promise<void> | undefined {
  if (statements.length === 0 && !isOver()) return undefined;
  return new Promise((resolve) => {
    statements.push(resolve);
    if (statements.length === 1) setImmediate(nextStatement);
  });
}

function nextStatement(): void {
  const [next, ...rest] = statements;
  statements = rest;
  next?.();
  if (rest.length > 0) setImmediate(nextStatement);
}

/** The turns of one request's work. */
export class Turns {
  #waiting = 0;
  #whenNoneWaits: (() => void)[] = [];
  readonly #check: () => void;

  /** `check` throws once nothing more is to be done. */
  constructor(check = () => {}) {
    this.#check = check;
  }

  /** Gives the value at once, or in the next stretch if this one has lasted long enough. */
  pause<T>(value: T): T | Promise<T> {
    return isOver() ? this.#next(() => value) : value;
  }

  /** Does what takes some milliseconds, at once or in the next stretch: of many that are begun together each looks at the clock. */
  run<T>(work: () => T): T | Promise<T> {
    return isOver() ? this.#next(work) : work();
  }

  #next<T>(work: () => T): Promise<T> {
    this.#waiting++;
    return new Promise((resolve, reject) => {
      waiting.push(() => {
        try {
          this.#check();
          resolve(work());
        } catch (error) {
          reject(error);
        }
        if (--this.#waiting === 0) this.#noneWaits();
      });
    });
  }

  /** The same where it is handed on. */
  readonly paused = <T>(value: T): T | Promise<T> => this.pause(value);

  /** A list whose later items come as the clock allows. */
  spread<T>(list: readonly T[]): readonly (T | Promise<T>)[] | Promise<readonly T[]> {
    if (list.length <= chunk) return this.pause(list);
    let gate: Promise<unknown> = Promise.resolve();
    return list.map((item, i) => {
      if (i < chunk) return item;
      if (i % chunk === 0) gate = gate.then(() => this.pause(undefined));
      return gate.then(() => item);
    });
  }

  /** Calls back once all that this stretch has begun is done and no part of the request waits for its turn. */
  whenQuiet(callback: () => void): void {
    const look = () =>
      this.#waiting === 0 ? callback() : void this.#whenNoneWaits.push(() => this.whenQuiet(callback));
    // After the microtasks, which may ask for more.
    void Promise.resolve().then(() => process.nextTick(look));
  }

  #noneWaits(): void {
    const callbacks = this.#whenNoneWaits;
    this.#whenNoneWaits = [];
    for (const callback of callbacks) callback();
  }
}

/** Maps a list in turns, whoever it is for, one item after another. */
export async function mapInTurns<T, U>(list: Iterable<T>, map: (item: T, i: number) => U): Promise<Awaited<U>[]> {
  const turns = new Turns();
  const made: Awaited<U>[] = [];
  for (const item of list) {
    const turn = turns.pause(undefined); // an item may take milliseconds, and to look at the clock next to nothing
    if (turn) await turn;
    const one = map(item, made.length);
    made.push(one instanceof Promise ? await one : (one as Awaited<U>));
  }
  return made;
}

/** Rows that one statement reads or writes on the event loop, as SQLite's do: some milliseconds. */
const rowsAtOnce = 600;

/**
 * Works on a list piece by piece, in turns with others, whoever it is for; returns what is made of each piece. Of an empty
 * list there is no piece.
 */
export async function inPieces<T, U>(
  list: readonly T[],
  work: (piece: readonly T[]) => Promise<U>,
  size = rowsAtOnce,
): Promise<U[]> {
  const turns = new Turns();
  const made: U[] = [];
  for (let from = 0; from < list.length; from += size) {
    await turns.pause(undefined);
    made.push(await work(list.slice(from, from + size)));
  }
  return made;
}

/** Values that are worked on in one go: some milliseconds, whatever is done with each. */
const most = 500;

/** Whether a value holds no more values than may be worked on in one go, objects and lists counted in. */
export function isSmall(value: unknown, max = most): boolean {
  if (typeof value !== 'object' || value === null) return true;
  let left = max;
  const open: object[] = [value];
  for (let next = open.pop(); next; next = open.pop()) {
    const parts: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    left -= parts.length;
    if (left < 0) return false;
    for (const part of parts) if (typeof part === 'object' && part !== null) open.push(part);
  }
  return true;
}
