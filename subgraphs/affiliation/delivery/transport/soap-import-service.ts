import { type KeyObject, randomUUID } from 'node:crypto';
import { Agent } from 'node:https';
import { CircuitBreaker } from '../../../common/remote/circuit-breaker.ts';
import type { Deadline } from '../../../common/remote/deadline.ts';
import { type RetryPolicy, withRetries } from '../../../common/remote/with-retries.ts';
import { inThread } from '../../../common/turns/in-thread.ts';
import { checkedAnswer } from './check-answer.ts';
import { ImportFailure } from './import-failure.ts';
import { type ImportAnswer, type ImportOperation, type ImportService, isAboutTime } from './import-service.ts';
import { messageNames, toElementText } from './message-xml.ts';
import { postSoap, refusedStatus } from './post-soap.ts';
import type { Credentials, TransportSettings } from './transport-settings.ts';

interface Answer<Said> {
  messageId: string;
  said: Said;
}

/** The import service v8: SOAP over mutual TLS, signed both ways. */
export class SoapImportService implements ImportService {
  readonly #settings: TransportSettings;
  readonly #credentials: Credentials;
  readonly #agent: Agent;
  readonly #breaker: CircuitBreaker;

  constructor(settings: TransportSettings, credentials: Credentials) {
    this.#settings = settings;
    this.#credentials = credentials;
    const { key, cert, ca } = credentials;
    this.#agent = new Agent({ key, cert, ...(ca && { ca }), minVersion: 'TLSv1.2' });
    this.#breaker = new CircuitBreaker(() => new ImportFailure('UNREACHABLE', { passing: true }), settings.breaker);
  }

  get room(): number {
    return this.#breaker.room;
  }

  async deliver(operation: ImportOperation, document: string | AsyncIterable<string>, deadline: Deadline) {
    const text = await toElementText(document);
    const send = sendSafely(async (): Promise<ImportAnswer> => {
      const { messageId, said } = await this.#call<Omit<ImportAnswer, 'messageId'>>(operation, text, deadline);
      return { ...said, messageId };
    });
    return this.#try(send, deadline);
  }

  async agreements(deadline: Deadline) {
    const ask = async () => (await this.#call<string[]>('hentDataAftaler', null, deadline)).said;
    return this.#try(ask, deadline);
  }

  /** Failures come out as values. Only outages count for the circuit breaker: a refusal is a service at work. */
  async #try<T>(attempt: () => Promise<T>, deadline: Deadline): Promise<T | ImportFailure> {
    const policy = this.#settings.retries ?? retryPolicy;
    const run = () => withRetries(attempt, deadline, policy).catch(toValue((failure) => !failure.passing));
    return this.#breaker.run(run).catch(toValue(() => true));
  }

  async #call<Said>(operation: string, document: string | null, deadline: Deadline): Promise<Answer<Said>> {
    const { url, namespace, providerId, timeoutMs } = this.#settings;
    const { certificate, privateKey, signer, revocation } = this.#credentials;
    const isRevoked = revocation && (await revocation.current(Date.now()).catch(toUnknown));
    const message = { to: url, namespace, operation, document, providerId, certificate };
    const envelope = buildEnvelope(message);
    const { messageId, action } = envelope;
    const signed = await signEnvelope(envelope, privateKey);
    // Of two signals put together by AbortSignal.any, Node 20 may free the one that was to end the wait.
    const signal = AbortSignal.timeout(Math.ceil(Math.max(0, Math.min(timeoutMs, deadline.remaining))));
    const { response, bytes } = await postSoap({ url, agent: this.#agent, action, xml: signed, signal });
    const expected = { signer, isRevoked, refused: refusedStatus(response) };
    return { messageId, said: await checkedAnswer<Said>({ bytes, messageId, operation }, expected, signal) };
  }
}

const toValue =
  (isValue: (failure: ImportFailure) => boolean) =>
  (error: unknown): ImportFailure => {
    if (error instanceof ImportFailure && isValue(error)) return error;
    throw error;
  };

/** Nothing has been sent: there is no point in asking for an answer that nobody can trust. */
function toUnknown(): never {
  throw new ImportFailure('REVOCATION_UNKNOWN', { passing: true });
}

/** Deliveries run in the background, and an outage of the service is often minutes: few attempts, long pauses. */
const retryPolicy: RetryPolicy = { attempts: 4, firstPause: 2_000, longestPause: 60_000 };

/**
 * Remembers, over the attempts of one delivery, that one of them may have been received. From then on no failure is
 * certain; and a refusal because the sourceDateTime is known can be about our own first attempt, so what that one came
 * to stays unknown.
 */
function sendSafely(send: () => Promise<ImportAnswer>): () => Promise<ImportAnswer> {
  let doubt: ImportFailure | null = null;
  return async () => {
    try {
      const answer = await send();
      if (!doubt || !isAboutTime(answer)) return answer;
    } catch (error) {
      if (!(error instanceof ImportFailure)) throw error;
      const failure = doubt ? error.asUncertain() : error;
      if (failure.uncertain) doubt = failure;
      throw failure;
    }
    throw new ImportFailure(doubt.kind, { uncertain: true });
  };
}

interface Message {
  to: string;
  /** Namespace and name of the operation. */
  namespace: string;
  operation: string;
  /** One XML element for instXML, or null for an operation without. */
  document: string | null;
  providerId: string;
  /** The signer's certificate, DER in base64. */
  certificate: string;
}

interface Envelope {
  xml: string;
  messageId: string;
  action: string;
  /** wsu:Id of the certificate in it. */
  tokenId: string;
}

const lifetime = 5 * 60_000;

/** A SOAP 1.2 message to the import service, v8, as yet unsigned. Ids are random: nothing in a document can equal them. */
function buildEnvelope(message: Message, now = Date.now()): Envelope {
  const { soap, wsa, wsse, wsu, bpi, x509Token, base64, anonymous } = messageNames;
  const messageId = `urn:uuid:${randomUUID()}`;
  const action = `${message.namespace}/${message.operation}`;
  const tokenId = `Token-${randomUUID()}`;
  const id = (part: string) => `wsu:Id="${part}-${randomUUID()}"`;
  const xml =
    `<soap:Envelope xmlns:soap="${soap}" xmlns:wsa="${wsa}" xmlns:wsse="${wsse}" xmlns:wsu="${wsu}"><soap:Header>` +
    `<wsa:Action>${escapeXml(action)}</wsa:Action><wsa:To>${escapeXml(message.to)}</wsa:To>` +
    `<wsa:ReplyTo><wsa:Address>${anonymous}</wsa:Address></wsa:ReplyTo>` +
    `<wsa:MessageID ${id('MessageID')}>${messageId}</wsa:MessageID>` +
    `<bpi:UdbydersystemId xmlns:bpi="${bpi}" ${id('UdbydersystemId')}>${escapeXml(message.providerId)}</bpi:UdbydersystemId>` +
    `<wsse:Security soap:mustUnderstand="true"><wsu:Timestamp ${id('Timestamp')}><wsu:Created>${instant(now)}</wsu:Created>` +
    `<wsu:Expires>${instant(now + lifetime)}</wsu:Expires></wsu:Timestamp>` +
    `<wsse:BinarySecurityToken wsu:Id="${tokenId}" ValueType="${x509Token}" EncodingType="${base64}">${message.certificate}</wsse:BinarySecurityToken>` +
    `</wsse:Security></soap:Header><soap:Body ${id('Body')}>${toBody(message)}</soap:Body></soap:Envelope>`;
  return { xml, messageId, action, tokenId };
}

const instant = (time: number) => new Date(time).toISOString().replace(/\.\d+/, '');

function toBody({ namespace, operation, document }: Message): string {
  const opened = `imp:${operation} xmlns:imp="${escapeXml(namespace)}"`;
  return document === null ? `<${opened}/>` : `<${opened}><imp:instXML>${document}</imp:instXML></imp:${operation}>`;
}

/** Puts the signature at the end of the Security header, and leaves every other byte as it is. */
async function signEnvelope({ xml, tokenId }: Envelope, privateKey: KeyObject): Promise<string> {
  const given = { xml, tokenId, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }), names: messageNames };
  const signature = await inThread<string>('subgraphs/affiliation/delivery/transport/sign-envelope.mjs', given);
  return xml.replace('</wsse:Security>', (end) => signature + end);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in an element or between double quotes. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
