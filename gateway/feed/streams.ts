import type { GraphQLError } from 'graphql';
import { Admission, NotAdmitted } from '../admission/admission.ts';
import { withStatus } from '../plugins/request-error.ts';

/** How many may follow at once. */
export interface StreamLimits {
  total: number;
  /** For one caller, or one address without credentials; null: this machine itself may have as many as all together. */
  perCaller: number | null;
}

/** For one caller, unless it is set. */
export const usualPerCaller = 100;

/** The places of those who follow a log: each holds a connection for as long as it likes. */
export class Streams {
  readonly #places: Admission;
  readonly #own: Admission;

  constructor({ total, perCaller }: StreamLimits) {
    const settings = { total, waiting: 0, waitingPerCaller: 0, patience: 1 };
    this.#places = new Admission({ ...settings, perCaller: perCaller ?? usualPerCaller });
    this.#own = new Admission({ ...settings, perCaller: perCaller ?? total });
  }

  /** Takes a place, and returns what gives it back; rejects with the refusal. */
  async enter(caller: string, isThisMachine: boolean, signal: AbortSignal): Promise<() => void> {
    try {
      return await (isThisMachine ? this.#own : this.#places).enter(caller, 1, { signal });
    } catch (error) {
      throw error instanceof NotAdmitted ? refusalOf(error) : error;
    }
  }
}

function refusalOf({ full, retryAfter }: NotAdmitted): GraphQLError {
  const headers = { 'retry-after': String(retryAfter) };
  return full === 'caller'
    ? withStatus({ status: 429, headers }, 'TOO_MUCH_AT_ONCE', { seconds: retryAfter })
    : withStatus({ status: 503, headers }, 'SERVICE_BUSY', { seconds: retryAfter });
}
