import { z } from 'zod';
import { type BreakerSettings, CircuitBreaker } from '../../common/remote/circuit-breaker.ts';
import type { Deadline } from '../../common/remote/deadline.ts';
import { retryAfter, withRetries } from '../../common/remote/with-retries.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import { type Aarsag, Unanswered } from './svar.ts';

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

/** An object of another register; codes and numbers come as text or as numbers. */
export type Node = Record<string, string | null>;

interface Question {
  entity: string;
  /** The field that the values are of. */
  key: string;
  fields: string[];
  values: string[];
}

/** A place is an object that holds its text. */
const place = z.object({ wkt: z.string() }).transform(({ wkt }) => wkt);
const cell = z.union([z.string(), z.number().transform(String), z.null(), place]);
const page = z.object({
  nodes: z.array(z.record(z.string(), cell)),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
});

/** There is one object for a value, seldom two; more pages than this is no answer. */
const mostPages = 5;

/** All objects that have one of the values, page by page. */
async function readNodes(url: URL, question: Question, deadline: Deadline): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null | undefined = null;
  for (let read = 0; read < mostPages; read++) {
    const data = await postGraphQL(url, queryFor(question, after), deadline);
    const parsed = page.safeParse(data[question.entity]);
    if (!parsed.success) throw new Unanswered('BAD_ANSWER');
    nodes.push(...parsed.data.nodes);
    after = parsed.data.pageInfo.endCursor;
    if (!parsed.data.pageInfo.hasNextPage) return nodes;
  }
  throw new Unanswered('BAD_ANSWER');
}

/**
 * Datafordeleren's form: one root field, no aliases (DAF-GQL-0008, -0010), both times given (-0009). The values stand
 * in the query, since the names of its variable types differ between registers; JSON's strings are GraphQL's.
 */
function queryFor({ entity, key, fields, values }: Question, after: string | null | undefined): string {
  const now = JSON.stringify(new Date().toISOString());
  const from = after ? `, after: ${JSON.stringify(after)}` : '';
  const where = `{ ${key}: { in: ${JSON.stringify(values)} } }`;
  return `{ ${entity}(first: 1000${from}, virkningstid: ${now}, registreringstid: ${now}, where: ${where}) { pageInfo { hasNextPage endCursor } nodes { ${fields.join(' ')} } } }`;
}

/** Sends one GraphQL query and returns its `data`; throws Unanswered for everything else. */
async function postGraphQL(url: URL, query: string, deadline: Deadline): Promise<Record<string, unknown>> {
  const { response, text } = await post(url, query, deadline);
  if (response.status !== 200) throw refused(response);
  const { data, errors } = parse(text) as { data?: unknown; errors?: unknown };
  // Datafordeleren answers refusals of its own (DAF-GQL-…, DAF-AUTH-…) with status 200 as well.
  if (errors || typeof data !== 'object' || data === null) throw new Unanswered('BAD_ANSWER');
  return data as Record<string, unknown>;
}

async function post(url: URL, query: string, { signal }: Deadline) {
  try {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    // A redirect would carry the key to where it points.
    const init = { method: 'POST', headers, body: JSON.stringify({ query }), redirect: 'manual', signal } as const;
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch {
    throw signal.aborted ? new Unanswered('TIMEOUT') : new Unanswered('UNREACHABLE', true);
  }
}

function parse(text: string): object {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null) return json;
  } catch {} // falls through: neither is an answer
  throw new Unanswered('BAD_ANSWER');
}

/** A new key is met with 401 (DAF-AUTH-0005) at random in its first hour, until it is known everywhere. */
function refused({ status, headers }: Response): Unanswered {
  const aarsag: Aarsag =
    status === 429
      ? 'TOO_MANY_REQUESTS'
      : status >= 500
        ? 'SERVER_ERROR'
        : status === 401 || status === 403
          ? 'REFUSED'
          : 'BAD_ANSWER';
  return new Unanswered(aarsag, aarsag !== 'BAD_ANSWER' && status !== 403, retryAfter(headers.get('retry-after')));
}
