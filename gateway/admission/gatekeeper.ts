import type { GraphQLError } from 'graphql';
import type { Caller } from '../../subgraphs/common/auth/caller.ts';
import { withStatus } from '../plugins/request-error.ts';
import { Admission, type AdmissionSettings, NotAdmitted } from './admission.ts';

/** What costs no more is done in some milliseconds: it has a budget of its own, so that it waits for nothing large. */
const smallest = 2_000;

/** The share of that budget. */
const shareOfSmall = 0.1;

/** Lets requests begin, small ones beside large ones, and refuses them in GraphQL's form. */
export class Gatekeeper {
  readonly #large: Admission;
  readonly #small: Admission;

  constructor(settings: AdmissionSettings) {
    const { total, perCaller } = settings;
    this.#large = new Admission(settings);
    this.#small = new Admission({ ...settings, total: total * shareOfSmall, perCaller: perCaller * shareOfSmall });
  }

  /** Settles with what is to be called when all of the answer is sent; rejects with the refusal, or the signal's reason. */
  async admit(caller: string, cost: number, signal: AbortSignal): Promise<() => void> {
    const lane = cost <= smallest ? this.#small : this.#large;
    return lane.enter(caller, cost, signal).catch((error: unknown) => {
      throw error instanceof NotAdmitted ? refusalOf(error) : error;
    });
  }

  /** What is under way, and how many wait. */
  get load() {
    return { large: this.#large.load, small: this.#small.load };
  }
}

function refusalOf({ full, retryAfter }: NotAdmitted): GraphQLError {
  const headers = { 'retry-after': String(retryAfter) };
  return full === 'caller'
    ? withStatus({ status: 429, headers }, 'TOO_MUCH_AT_ONCE', { seconds: retryAfter })
    : withStatus({ status: 503, headers }, 'SERVICE_BUSY', { seconds: retryAfter });
}

/** Whose budget a request is of: the signed-in caller's, else that of the address, of IPv6 of its network. */
export function callerKey({ kind, subject }: Pick<Caller, 'kind' | 'subject'>, address: string): string {
  if (subject !== null) return `${kind}:${subject}`;
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}
