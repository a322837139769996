import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { answerBodies } from './answer-bodies.ts';
import { Authority, type Identity } from './authority.ts';
import type { Delivery } from './delivery.ts';
import { Loaded, type Result, type Rules } from './loaded.ts';
import { readRequest } from './read-request.ts';
import { type AnswerOptions, signAnswer, writeAnswer } from './sign-answer.ts';
import type { Trouble } from './trouble.ts';

/** A server on this machine that behaves as STIL's import service is known, or believed, to do. */
export class ImportStub {
  readonly namespace = 'https://brugerdatabasen.stil.dk/bpi/wsaimport/8';
  readonly authority: Authority;
  readonly client: Identity;
  readonly #signer: Identity;
  readonly #server: ReturnType<typeof createServer>;
  #loaded = new Loaded();

  rules: Rules = { remembersCpr: true, requiresAlias: true, refusesOldTimes: true };
  /** Persons that are refused, with the text. */
  refused = new Map<string, string>();
  /** Institutions with an approved data agreement; null: all. */
  agreements: Set<string> | null = null;
  withPasswords = false;
  /** The trouble with the n-th request, from 1. */
  trouble: (n: number) => Trouble | undefined = () => undefined;
  /** Changes an answer on its way. */
  tamper: (xml: string) => string = (xml) => xml;
  /** Changes who signs what, and when. */
  signing: Partial<AnswerOptions> = {};

  /** The envelopes received, and what was understood of them. */
  requests: string[] = [];
  deliveries: Delivery[] = [];
  /** Told of each delivery that was loaded. */
  onDelivery: (delivery: Delivery, result: Result) => void = () => undefined;

  private constructor(authority: Authority, identities: { server: Identity; client: Identity; signer: Identity }) {
    this.authority = authority;
    this.client = identities.client;
    this.#signer = identities.signer;
    const { cert, key } = identities.server;
    const tls = {
      cert,
      key,
      ca: authority.cert,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    } as const;
    this.#server = createServer(tls, (request, response) => void this.#answer(request, response));
  }

  static async start(port = 0): Promise<ImportStub> {
    const authority = await Authority.make('Eksempel-CA');
    const issued = ['127.0.0.1', 'Eksempelsystem', 'Importservice'].map((name) => authority.issue(name));
    const [server, client, signer] = (await Promise.all(issued)) as [Identity, Identity, Identity];
    const stub = new ImportStub(authority, { server, client, signer });
    await new Promise<void>((resolve, reject) => stub.#server.on('error', reject).listen(port, '127.0.0.1', resolve));
    return stub;
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/bpi/wsaimport/8`;
  }

  /** Forgets everything, and behaves well. */
  reset(): void {
    this.#loaded = new Loaded();
    this.rules = { remembersCpr: true, requiresAlias: true, refusesOldTimes: true };
    Object.assign(this, { refused: new Map(), agreements: null, withPasswords: false, requests: [], deliveries: [] });
    Object.assign(this, { trouble: () => undefined, tamper: (xml: string) => xml, signing: {} });
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const xml = Buffer.concat(chunks).toString('utf8');
    this.requests.push(xml);
    const trouble = this.trouble(this.requests.length);
    if (trouble === 'ERROR') return this.#send(response, 500, '<html>Der skete en fejl</html>');
    if (trouble === 'BUSY') return this.#send(response, 503, '');
    const delivery = readRequest(xml, [new X509Certificate(this.authority.cert)]);
    if (typeof delivery === 'string') return this.#fault(response, delivery);
    const body = this.#carryOut(delivery);
    if (body === null) return this.#fault(response, 'Rettigheder');
    if (trouble === 'SILENCE') return;
    if (trouble === 'BREAK_OFF') return void request.socket.destroy();
    if (trouble === 'NO_XML') return this.#send(response, 200, 'Importen er gået godt');
    this.#send(response, 200, this.tamper(this.#write(delivery, trouble === 'STRANGE' ? '<Andet/>' : body, trouble)));
  }

  #write({ messageId }: Delivery, body: string, trouble: Trouble | undefined): string {
    const parts = ['Body', 'Timestamp', 'MessageID', 'RelatesTo'];
    const options = { relatesTo: messageId, signer: this.#signer, now: Date.now(), parts, ...this.signing };
    const answer = writeAnswer(body, options);
    if (trouble === 'UNSIGNED') return answer;
    const signed = signAnswer(answer, options);
    return trouble === 'BAD_SIGNATURE' ? signed.replace(/(SignatureValue>)..../, '$1AAAA') : signed;
  }

  /** The Body of the answer; null when there is no agreement. */
  #carryOut(delivery: Delivery): string | null {
    if (delivery.operation === 'hentDataAftaler') return answerBodies.agreements(this.agreements ?? []);
    if (this.agreements && !this.agreements.has(delivery.institution)) return null;
    this.deliveries.push(delivery);
    const result = this.#loaded.load(delivery, this.rules, this.refused);
    this.onDelivery(delivery, result);
    return answerBodies.svar(this.namespace, delivery, result, this.withPasswords);
  }

  #fault(response: ServerResponse, subcode: string): void {
    const fault = answerBodies.authentificationFault(subcode);
    this.#send(
      response,
      500,
      `<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Body>${fault}</S:Body></S:Envelope>`,
    );
  }

  #send(response: ServerResponse, status: number, text: string): void {
    response.writeHead(status, { 'content-type': 'application/soap+xml; charset=utf-8' }).end(text);
  }
}
