/** Why a request is not let in: too much work is under way, the caller's own or everybody's. */
export type Full = 'caller' | 'process';

export interface AdmissionSettings {
  /** What may be under way at once, in the measure of cost. */
  total: number;
  /** The same for one caller. */
  perCaller: number;
  /** How many may wait, in all and for one caller. */
  waiting: number;
  waitingPerCaller: number;
  /** How long each waits at most, in milliseconds. */
  patience: number;
}

/** Refused: to wait longer would help nobody. */
export class NotAdmitted extends Error {
  readonly full: Full;
  /** Whole seconds after which a new try may go better. */
  readonly retryAfter: number;

  constructor(full: Full, retryAfter: number) {
    super(`not admitted: ${full}`);
    this.full = full;
    this.retryAfter = retryAfter;
  }
}

/** Who waits for the work; the signal is only needed by one who has to wait. */
export interface Client {
  readonly signal: AbortSignal;
}

interface Waiter {
  cost: number;
  begin(): void;
}

/** The longest that anybody is asked to stay away, in seconds. */
const longestAway = 30;

/**
 * Lets work begin while what is under way stays within two budgets, the process's and the caller's; what does not fit
 * waits a short time. Callers take turns, however many requests of one are waiting.
 */
export class Admission {
  readonly #settings: AdmissionSettings;
  #used = 0;
  #count = 0;
  readonly #usedBy = new Map<string, number>();
  /** In the order of turns: a caller that was served goes to the end. */
  readonly #queues = new Map<string, Waiter[]>();

  constructor(settings: AdmissionSettings) {
    this.#settings = settings;
  }

  /** How many wait, and what is under way. */
  get load(): { used: number; waiting: number } {
    return { used: this.#used, waiting: this.#count };
  }

  /**
   * Settles at once or when the work may begin, with what to call once when it is over; rejects with NotAdmitted, or
   * with the reason of the signal when nobody waits for the work any more. What costs more than the budget runs alone.
   */
  enter(caller: string, asked: number, client: Client): (() => void) | Promise<() => void> {
    const cost = Math.min(asked, this.#settings.perCaller, this.#settings.total);
    if (this.#isHeldUp(caller) || !this.#fits(caller, cost))
      return this.#wait(caller, cost, client.signal).then(() => this.#leave(caller, cost));
    this.#take(caller, cost);
    return this.#leave(caller, cost);
  }

  #leave(caller: string, cost: number): () => void {
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#take(caller, -cost);
      this.#serve();
    };
  }

  /** Behind the caller's own, or behind one that waits for room in the process: it would never get any if others took it. */
  #isHeldUp(caller: string): boolean {
    if (this.#queues.has(caller)) return true;
    for (const [other, [first]] of this.#queues) if (first && this.#fitsCaller(other, first.cost)) return true;
    return false;
  }

  #fits(caller: string, cost: number): boolean {
    return this.#used + cost <= this.#settings.total && this.#fitsCaller(caller, cost);
  }

  #fitsCaller(caller: string, cost: number): boolean {
    return (this.#usedBy.get(caller) ?? 0) + cost <= this.#settings.perCaller;
  }

  #take(caller: string, cost: number): void {
    this.#used += cost;
    const used = (this.#usedBy.get(caller) ?? 0) + cost;
    if (used === 0) this.#usedBy.delete(caller);
    else this.#usedBy.set(caller, used);
  }

  async #wait(caller: string, cost: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { waiting, waitingPerCaller, patience } = this.#settings;
    const queue = this.#queues.get(caller) ?? [];
    if (queue.length >= waitingPerCaller) throw this.#refusal('caller');
    const full = () => (this.#fitsCaller(caller, cost) ? 'process' : 'caller');
    if (this.#count >= waiting) throw this.#refusal(full());
    return new Promise((resolve, reject) => {
      const leave = (reason: unknown) => {
        this.#forget(caller, waiter);
        end();
        reject(reason);
      };
      const onAbort = () => leave(signal.reason);
      const timer = setTimeout(() => leave(this.#refusal(full())), patience);
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      };
      const waiter: Waiter = {
        cost,
        begin: () => {
          end();
          resolve();
        },
      };
      signal.addEventListener('abort', onAbort, { once: true });
      queue.push(waiter);
      this.#queues.set(caller, queue);
      this.#count += 1;
    });
  }

  #forget(caller: string, waiter: Waiter): void {
    const queue = this.#queues.get(caller) ?? [];
    queue.splice(queue.indexOf(waiter), 1);
    this.#count -= 1;
    if (queue.length === 0) this.#queues.delete(caller);
    this.#serve(); // a smaller one behind it may fit now
  }

  /** The first of every queue in turn, as long as one fits. One that waits for room in the process holds up those behind it. */
  #serve(): void {
    for (const [caller, [waiter]] of [...this.#queues]) {
      if (!waiter || !this.#fitsCaller(caller, waiter.cost)) continue;
      if (!this.#fits(caller, waiter.cost)) return;
      this.#take(caller, waiter.cost);
      this.#queues.get(caller)?.shift();
      this.#count -= 1;
      const rest = this.#queues.get(caller) ?? [];
      this.#queues.delete(caller);
      if (rest.length > 0) this.#queues.set(caller, rest);
      waiter.begin();
    }
  }

  /** The longer the queue, the later, so that those who come back do not all come at once. */
  #refusal(full: Full): NotAdmitted {
    const rounds = 1 + Math.floor((longestAway * this.#count) / Math.max(1, this.#settings.waiting));
    return new NotAdmitted(full, Math.min(longestAway, rounds));
  }
}
