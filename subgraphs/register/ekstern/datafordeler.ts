import { type BreakerSettings, CircuitBreaker } from '../../common/remote/circuit-breaker.ts';
import type { Deadline } from '../../common/remote/deadline.ts';
import { withRetries } from '../../common/remote/with-retries.ts';
import type { Aarsag } from './aarsager.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import { type Node, readNodes } from './read-nodes.ts';
import { Unanswered } from './unanswered.ts';

export interface DatafordelerSettings {
  url: string;
  apiKey?: string | undefined;
  breaker?: BreakerSettings;
}

/** What is known of one value: its object, that there is none, or why nothing was heard. */
export type Found = { node: Node | null } | { aarsag: Aarsag };

/** Calls under way at once, so that one large write does not use up the quota of all. */
const lanes = 4;

/** A write waits for the answer: short pauses. */
const retryPolicy = { attempts: 4, firstPause: 100, longestPause: 30_000 };

/** One register at Datafordeleren's GraphQL, asked for many objects of one kind by the values of one field. */
export class Datafordeler {
  readonly #url: URL;
  readonly #breaker: CircuitBreaker;

  constructor({ url, apiKey, breaker }: DatafordelerSettings) {
    this.#url = new URL(url);
    // Datafordeleren takes the key in no other place; this address is never logged nor put into an error.
    if (apiKey) this.#url.searchParams.set('apiKey', apiKey);
    this.#breaker = new CircuitBreaker(() => new Unanswered('PAUSED'), breaker);
  }

  /** The object of each value. Parts that fail do not take the others with them. */
  async find(
    entity: string,
    key: string,
    fields: string[],
    values: string[],
    deadline: Deadline,
  ): Promise<Map<string, Found>> {
    const found = new Map<string, Found>();
    const parts = inParts([...new Set(values)]);
    const work = async () => {
      for (let part = parts.pop(); part; part = parts.pop())
        for (const [value, answer] of await this.#findPart({ entity, key, fields, values: part }, deadline))
          found.set(value, answer);
    };
    await Promise.all(Array.from({ length: Math.min(lanes, parts.length) }, work));
    return found;
  }

  async #findPart(question: Parameters<typeof readNodes>[1], deadline: Deadline): Promise<[string, Found][]> {
    const { key, values } = question;
    try {
      if (deadline.remaining === 0) return values.map((value) => [value, { aarsag: 'TIMEOUT' }]);
      const ask = () => withRetries(() => readNodes(this.#url, question, deadline), deadline, retryPolicy);
      const nodes = new Map((await this.#breaker.run(ask)).map((node) => [node[key] ?? '', node]));
      return values.map((value) => [value, { node: nodes.get(value) ?? null }]);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return values.map((value) => [value, { aarsag: error.aarsag }]);
    }
  }
}

/** DAF-GQL-0016: `in` takes at most 100 values. */
function inParts(values: string[]): string[][] {
  const { valuesPerCall } = conventions;
  const count = Math.ceil(values.length / valuesPerCall);
  return Array.from({ length: count }, (_, i) => values.slice(i * valuesPerCall, (i + 1) * valuesPerCall));
}
