import type { RequestListener, Server, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { anonymous } from '../../subgraphs/common/auth/may.ts';
import type { Admit, AnswerShortly, FederatedGraph } from '../executor/federated-graph.ts';
import { compressWritten } from './compress.ts';
import type { CountRequest } from './guard-http.ts';
import { newRequestId } from './request-id.ts';
import { standBefore } from './stand-before.ts';
import { type Headers, isUsual, type Received, receive, sharedHeaders } from './usual-request.ts';

/** How a request without Fastify is let in. */
export interface Entrance {
  /** Whether the process takes no more requests, or none in this way. */
  isShut(): boolean;
  addressOf(request: Received): string;
  count: CountRequest;
  admit(address: string, response: ServerResponse): Admit;
}

/**
 * Answers public queries that were answered before, and does so without Fastify, whose hooks take longer than a small
 * query. The headers are those that Fastify gave an answer to a request of the same origin. Everything else, and whatever
 * goes wrong, is handed on to Fastify.
 */
export class DirectAnswers {
  readonly #shortly: FederatedGraph['shortly'];
  readonly #entrance: Entrance;
  readonly #headers = new LRUCache<string, Headers>({ max: 100 });

  constructor(shortly: FederatedGraph['shortly'], entrance: Entrance) {
    this.#shortly = shortly;
    this.#entrance = entrance;
  }

  /** Learns the headers of an answer that is about to be made. */
  learn(request: Received, response: ServerResponse): void {
    const key = originOf(request);
    if (!request.received || this.#headers.has(key)) return;
    this.#headers.set(key, sharedHeaders(response));
  }

  /** Takes the place of the server's own listener, and hands on to it what cannot be answered here. */
  stand(server: Server): void {
    standBefore(server, (request: Received, response, handOn) => {
      if (this.#entrance.isShut() || !isUsual(request)) return handOn(request, response);
      receive(request, (body) => {
        if (response.closed) return;
        const headers = this.#headers.get(originOf(request));
        const answer = headers && this.#shortly(request, body);
        if (!headers || !answer) return handOn(request, response);
        this.#answer(request, response, handOn, { headers, answer }).catch(() => {
          if (response.headersSent) response.destroy();
          else handOn(request, response); // Fastify meets the same error, and logs it
        });
      });
    });
  }

  async #answer(
    request: Received,
    response: ServerResponse,
    handOn: RequestListener,
    { headers, answer }: { headers: Headers; answer: AnswerShortly },
  ): Promise<void> {
    const address = this.#entrance.addressOf(request);
    const counted = this.#entrance.count(address);
    const rate = counted instanceof Promise ? await counted : counted;
    if (!rate) return handOn(request, response); // Fastify refuses it
    const requestId = newRequestId();
    for (const [name, value] of headers) response.setHeader(name, value);
    for (const name in rate) response.setHeader(name, rate[name] as number);
    response.setHeader('x-request-id', requestId);
    if (request.headers['accept-encoding'] !== undefined) compressWritten(request, response);
    const admit = this.#entrance.admit(address, response);
    const made = await answer(response, { origin: { caller: anonymous, requestId }, admit, keep: request.keep });
    if (made === 'answered') return;
    request.ready = made;
    handOn(request, response);
  }
}

const originOf = ({ headers }: Received): string => headers.origin ?? '';
