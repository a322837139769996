import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { packed } from './compress.ts';
import { newRequestId } from './request-id.ts';
import { standBefore } from './stand-before.ts';
import { type Headers, isUsual, type Received, receive, sharedHeaders } from './usual-request.ts';

interface Kept {
  /** The state of the data when it was made. */
  head: string;
  body: Buffer;
  headers: Headers;
  etag: string | null;
}

/** A request whose answer is to be kept. */
interface Wish {
  key: string;
  head: string;
  isGet: boolean;
  accepted: string | undefined;
}

/**
 * Answers requests of the public again from memory as long as the public data are what they were. Its key
 * is everything in the request that the answer depends on, and the head of the change logs, which is read after the
 * request has come: so it is never stale, and a write need not throw anything away. Requests with credentials are never
 * looked at. An answer from here does not count against the limit of requests: a refusal would cost more.
 */
export class KeptAnswers {
  readonly #readHead: () => Promise<string>;
  readonly #kept: LRUCache<string, Kept>;
  /** Requests that came once: the answer is kept when one comes again. */
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

  /** Takes the place of the server's own listener, and hands on to it what cannot be answered here. */
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
    const head = await this.#head().catch(() => null); // the listener that is asked next says why
    if (response.closed) return; // the caller has left, and nobody would notice later
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
    if ((await this.#head()) !== head) return; // it was made while the data changed, so its state is unknown
    const etag = isGet ? `"${createHash('sha256').update(head).update(key).digest('base64url').slice(0, 27)}"` : null;
    if (etag) {
      response.setHeader('etag', etag);
      response.setHeader('cache-control', 'public, no-cache'); // browsers ask again each time, and get a 304
    }
    const { body: sent, encoding } = await packed(body, accepted);
    const headers = Object.entries({
      ...Object.fromEntries(sharedHeaders(response)),
      'content-length': sent.length,
      ...(encoding && { 'content-encoding': encoding }),
    });
    this.#kept.set(key, { head, body: sent, headers, etag });
  }

  /** Read once for all requests that come before the reading is done. */
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
