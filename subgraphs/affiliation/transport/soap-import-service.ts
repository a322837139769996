import { Agent } from 'node:https';
import { CircuitBreaker } from '../../common/remote/circuit-breaker.ts';
import type { Deadline } from '../../common/remote/deadline.ts';
import { withRetries } from '../../common/remote/with-retries.ts';
import { buildEnvelope } from './build-envelope.ts';
import type { Credentials } from './credentials.ts';
import type { ImportAnswer } from './import-answer.ts';
import { ImportFailure } from './import-failure.ts';
import type { ImportOperation } from './import-operation.ts';
import type { ImportService } from './import-service.ts';
import { parseOrNull } from './parse-or-null.ts';
import { postSoap } from './post-soap.ts';
import { readAgreements } from './read-agreements.ts';
import { readFault } from './read-fault.ts';
import { refusedStatus } from './refused-status.ts';
import { retryPolicy } from './retry-policy.ts';
import { sendSafely } from './send-safely.ts';
import { signEnvelope } from './sign-envelope.ts';
import { toElementText } from './to-element-text.ts';
import type { TransportSettings } from './transport-settings.ts';
import { verifyAnswer } from './verify-answer.ts';
import { readXmlSvar } from './xml-svar.ts';

interface Answer {
  messageId: string;
  body: Element;
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
      const { messageId, body } = await this.#call(operation, text, deadline);
      return { ...understood(readXmlSvar(body)), messageId };
    });
    return this.#try(send, deadline);
  }

  async agreements(deadline: Deadline) {
    const ask = async () => understood(readAgreements((await this.#call('hentDataAftaler', null, deadline)).body));
    return this.#try(ask, deadline);
  }

  /** Failures come out as values. Only outages count for the circuit breaker: a refusal is a service at work. */
  async #try<T>(attempt: () => Promise<T>, deadline: Deadline): Promise<T | ImportFailure> {
    const policy = this.#settings.retries ?? retryPolicy;
    const run = () => withRetries(attempt, deadline, policy).catch(toValue((failure) => !failure.passing));
    return this.#breaker.run(run).catch(toValue(() => true));
  }

  async #call(operation: string, document: string | null, deadline: Deadline): Promise<Answer> {
    const { url, namespace, providerId, timeoutMs } = this.#settings;
    const { certificate, privateKey, signer, revocation } = this.#credentials;
    const isRevoked = revocation && (await revocation.current(Date.now()).catch(toUnknown));
    const message = { to: url, namespace, operation, document, providerId, certificate };
    const envelope = buildEnvelope(message);
    const { messageId, action } = envelope;
    // Of two signals put together by AbortSignal.any, Node 20 may free the one that was to end the wait.
    const signal = AbortSignal.timeout(Math.ceil(Math.min(timeoutMs, deadline.remaining)));
    const signed = signEnvelope(envelope, privateKey);
    const { response, text } = await postSoap({ url, agent: this.#agent, action, xml: signed, signal });
    const answer = parseOrNull(text);
    const failure = (answer && readFault(answer)) ?? refusedStatus(response);
    if (failure) throw failure;
    return { messageId, body: verifyAnswer(understood(answer), text, { messageId, signer, isRevoked }) };
  }
}

const toValue =
  (isValue: (failure: ImportFailure) => boolean) =>
  (error: unknown): ImportFailure => {
    if (error instanceof ImportFailure && isValue(error)) return error;
    throw error;
  };

/** Nothing has been sent: an answer that nobody can trust is not asked for. */
function toUnknown(): never {
  throw new ImportFailure('REVOCATION_UNKNOWN', { passing: true });
}

function understood<T>(answer: T | null): T {
  if (answer === null) throw new ImportFailure('BAD_ANSWER', { uncertain: true });
  return answer;
}
