import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Asked, Looker } from './show.ts';

/** Somebody was refused whom nothing proves to be anybody. */
interface Stranger extends Looker {
  /** The code of the refusal. */
  hvad: string;
  formaal: string;
  /** Whose they would be: of a key that is known, and holds no more. */
  kommuner?: readonly string[] | undefined;
}

/** Writes a line of the read log; the count is of refusals. */
type WriteStranger = (stranger: Stranger, antal: number) => Promise<void>;

/** The line of the read log. It is no municipality's, unless the key's is known: nobody knows whom they were after. */
export const askedByStranger = ({ hvad, formaal, kommuner = [] }: Stranger, antal: number): Asked => {
  return { lineKind: 'afslag', kommuner, hvad, formaal, antal, spoergsmaal: null };
};

/** This many callers have lines of their own in a minute; the rest share one. */
const most = 20;
const minute = 60_000;

/**
 * Notes refusals of who is nobody: the first of a caller at once, what follows within the minute as a count. Whoever
 * floods the server with made-up credentials thus fills no disk: at most some forty lines a minute, however many come.
 */
export class Strangers {
  /** Writes at once what another process has counted. */
  readonly write: WriteStranger;
  /** Hears of lines that could not be written. */
  onFailure: (error: unknown) => void = () => undefined;
  readonly #counts = new Map<string, { stranger: Stranger; antal: number }>();
  readonly #writing = new Set<Promise<void>>();
  readonly #timer: NodeJS.Timeout;

  constructor(write: WriteStranger) {
    this.write = write;
    this.#timer = setInterval(() => void this.flush(), minute).unref();
  }

  /** Never waits, and never fails: the refusal stands in any case. */
  add(stranger: Stranger): void {
    const key = JSON.stringify([stranger.actor, stranger.hvad, stranger.formaal]);
    const known = this.#counts.get(key);
    if (known) known.antal++;
    else if (this.#counts.size < most) {
      this.#counts.set(key, { stranger, antal: 0 });
      this.#put(stranger, 1);
    } else this.#addOther(stranger);
  }

  /** Writes what was counted. */
  async flush(): Promise<void> {
    const counted = [...this.#counts.values()].filter(({ antal }) => antal > 0);
    this.#counts.clear();
    for (const { stranger, antal } of counted) this.#put(stranger, antal);
    await Promise.all(this.#writing);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  #addOther({ requestId }: Stranger): void {
    const others = this.#counts.get('') ?? {
      stranger: { actor: 'anonymous', requestId, hvad: 'andre', formaal: 'afslag' },
      antal: 0,
    };
    others.antal++;
    this.#counts.set('', others);
  }

  #put(stranger: Stranger, antal: number): void {
    const writing = this.write(stranger, antal)
      .catch((error: unknown) => this.onFailure(error))
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }
}

/**
 * What the read log calls who sent credentials that do not hold: the hash of the key, or of the subject that the token
 * claims. Neither is kept, and the right key is found again by it (API_KEYS_FILE has the same hash).
 */
export function strangerOf(authorization: string | undefined, apiKey: string | undefined): string {
  if (authorization === undefined) return `anonymous:key-${hashOf(apiKey ?? '')}`;
  const subject = claimedSubject(authorization);
  return subject === null ? `anonymous:token-${hashOf(authorization)}` : `anonymous:subject-${hashOf(subject)}`;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The subject that a token claims, which nothing has proven. */
function claimedSubject(authorization: string): string | null {
  try {
    const payload = authorization.slice(0, 16_384).split('.')[1] ?? '';
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub?: unknown };
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}

/** Where a gateway in another process reports credentials that did not hold. */
export const strangersPath = '/afslag';

const text = z.string().max(200);
const reported = z.strictObject({
  actor: text.startsWith('anonymous'),
  requestId: text,
  hvad: text,
  formaal: text,
  kommuner: z.array(text).max(100).optional(),
  antal: z.int().min(1),
});

/** Answers the gateway alone: the server lets nobody else in. */
export function registerStrangers(app: FastifyInstance, strangers: Strangers): void {
  app.post(strangersPath, async (request, reply) => {
    const { antal, ...stranger } = reported.parse(request.body);
    await strangers.write(stranger, antal);
    return reply.code(204).send();
  });
}
