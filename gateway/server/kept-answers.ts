import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { packed, varying } from './compress.ts';
import { newRequestId } from './request-id.ts';
import { standBefore } from './stand-before.ts';
import { isUsual, type Received, receive } from './usual-request.ts';

interface Kept {
  /** What the data were when it was made. */
  head: string;
  body: Buffer;
  headers: [string, string | number | string[]][];
  etag: string | null;
}

/** A request whose answer is to be kept. */
interface Wish {
  key: string;
  head: string;
  isGet: boolean;
  accepted: string | undefined;
}

/** Headers of an answer that are of it alone. */
const ofOne = new Set(['x-request-id', 'date', 'connection', 'keep-alive', 'transfer-encoding']);

/**
 * Answers requests of the public again from memory as long as the public data are what they were. An answer is
 * found by all of the request that it follows from, and by the head of the change logs, which is read after the request
 * has come: so it is never stale, and nothing has to be thrown away after a write. Requests with credentials are never
 * looked at. What is answered here is not counted against the limit of requests: it costs less than to refuse it.
 */
export class KeptAnswers {
  readonly #readHead: () => Promise<string>;
  readonly #kept: LRUCache<string, Kept>;
  /** Asked once: an answer is kept when it is asked for again. */
  readonly #asked = new LRUCache<string, true>({ max: 5_000 });
  #reading: Promise<string> | null = null;

  /** `bytes` is how much memory the answers may take. */
  constructor(readHead: () => Promise<string>, bytes: number) {
    this.#readHead = readHead;
    this.#kept = new LRUCache<string, Kept>({
      maxSize: bytes,
      sizeCalculation: ({ body }, key) => body.length + 4 * key.length,
    });
  }

  /** Takes the place of the server's own listener, which gets what cannot be answered here. */
  stand(server: Server, isStopping: () => boolean): void {
    standBefore(server, (request: Received, response, handOn) => {
      if (isStopping() || !isUsual(request)) return handOn(request, response);
      receive(request, (body) => void this.#answer(request, response, handOn, body?.toString('latin1') ?? ''));
    });
  }

  async #answer(request: Received, response: ServerResponse, handOn: RequestListener, body: string): Promise<void> {
    const { method, url, headers } = request;
    const key = [method, url, headers.accept, headers['accept-encoding'], headers.origin, body].join('\n');
    const kept = this.#kept.get(key);
    const isWanted = kept !== undefined || method === 'GET' || this.#asked.has(key);
    this.#asked.set(key, true);
    if (!isWanted) return handOn(request, response);
    const head = await this.#head().catch(() => null); // who is asked next says why
    if (response.closed) return; // the caller has left, and nobody would hear of it any more
    if (kept && kept.head === head) return send(request, response, kept);
    if (head !== null)
      request.keep = (made, bytes) =>
        this.#keep(
          { key, head, isGet: method === 'GET', accepted: headers['accept-encoding']?.toString() },
          made,
          bytes,
        );
    handOn(request, response);
  }

  async #keep({ key, head, isGet, accepted }: Wish, response: ServerResponse, body: Buffer) {
    if ((await this.#head()) !== head) return; // it was made while the data changed: nobody knows of which state it is
    const etag = isGet ? `"${createHash('sha256').update(head).update(key).digest('base64url').slice(0, 27)}"` : null;
    if (etag) {
      response.setHeader('etag', etag);
      response.setHeader('cache-control', 'public, no-cache'); // to be asked for again each time, which a 304 answers
    }
    const { body: sent, encoding } = await packed(body, accepted);
    const { vary, ...rest } = { ...response.getHeaders(), 'content-length': sent.length };
    const more = {
      vary: varying(vary),
      ...(encoding && { 'content-encoding': encoding }),
    };
    const headers = Object.entries({ ...rest, ...more }).filter(([name]) => !ofOne.has(name)) as Kept['headers'];
    this.#kept.set(key, { head, body: sent, headers, etag });
  }

  /** Read once for all requests that came before it is read. */
  #head(): Promise<string> {
    this.#reading ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.#reading = null;
        this.#readHead().then(resolve, reject);
      });
    });
    return this.#reading;
  }
}

function send({ headers }: IncomingMessage, response: ServerResponse, { body, headers: own, etag }: Kept): void {
  response.setHeader('x-request-id', newRequestId());
  if (etag && headers['if-none-match'] === etag) {
    for (const [name, value] of own)
      if (name !== 'content-length' && name !== 'content-type') response.setHeader(name, value);
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, own.flat() as string[]);
  response.end(body);
}
