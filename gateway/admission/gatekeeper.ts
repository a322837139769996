import type { GraphQLError } from 'graphql';
import type { Caller } from '../../subgraphs/common/auth/may.ts';
import { withStatus } from '../plugins/request-error.ts';
import { networkOf } from './address.ts';
import { Admission, type AdmissionSettings, type Client, NotAdmitted } from './admission.ts';

/** What costs no more than this takes some milliseconds: it has its own budget, so that it never waits for anything large. */
const smallest = 2_000;

/** The share of that budget. */
const shareOfSmall = 0.1;

/** How many files of the register are sent at once, in all and to one caller. */
export const files = { total: 32, perCaller: 4 };

/** Lets requests begin, small ones beside large ones, and refuses them in GraphQL's form. */
export class Gatekeeper {
  readonly #files: Admission;
  readonly #large: Admission;
  readonly #small: Admission;

  constructor(settings: AdmissionSettings) {
    const { total, perCaller } = settings;
    this.#files = new Admission({ ...settings, total: files.total, perCaller: files.perCaller });
    this.#large = new Admission(settings);
    this.#small = new Admission({ ...settings, total: total * shareOfSmall, perCaller: perCaller * shareOfSmall });
  }

  /** Settles at once or when the work may begin, with what to call when it is done; rejects with the refusal, or the signal's reason. */
  admit(caller: string, cost: number, client: Client): (() => void) | Promise<() => void> {
    return enter(cost <= smallest ? this.#small : this.#large, caller, cost, client);
  }

  /** The same for a file, whose work lasts until all of it is sent. It is made as fast as it is read: a slow reader keeps its place long, but holds little memory. */
  async admitFile(caller: string, client: Client): Promise<() => void> {
    return enter(this.#files, caller, 1, client);
  }
}

function enter(lane: Admission, caller: string, cost: number, client: Client): (() => void) | Promise<() => void> {
  const entered = lane.enter(caller, cost, client);
  if (!(entered instanceof Promise)) return entered;
  return entered.catch((error: unknown) => {
    throw error instanceof NotAdmitted ? refusalOf(error) : error;
  });
}

function refusalOf({ full, retryAfter }: NotAdmitted): GraphQLError {
  const headers = { 'retry-after': String(retryAfter) };
  return full === 'caller'
    ? withStatus({ status: 429, headers }, 'TOO_MUCH_AT_ONCE', { seconds: retryAfter })
    : withStatus({ status: 503, headers }, 'SERVICE_BUSY', { seconds: retryAfter });
}

/** Whose budget a request uses: the signed-in caller's, otherwise that of the address. */
export function callerKey({ kind, subject }: Pick<Caller, 'kind' | 'subject'>, address: string): string {
  if (subject !== null) return `${kind}:${subject}`;
  return networkOf(address);
}
