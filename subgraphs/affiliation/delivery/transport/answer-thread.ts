// In a thread of its own: to read an answer about thousands of persons, and to check its signature, takes seconds.
import { parentPort, workerData } from 'node:worker_threads';
import type { FailureFields } from './import-failure.ts';
import { parseOrNull } from './message-xml.ts';
import { readAgreements, readFault, readXmlSvar } from './read-answer.ts';
import { verifyAnswer } from './verify-answer.ts';

/** An answer as it came, the message that it must be about, and which operation that asked for. */
export interface GivenAnswer {
  bytes: Uint8Array;
  messageId: string;
  operation: string;
}

/**
 * What can be told of an answer by itself. `said` is signed, and null when it is not understood; by whom it is signed,
 * the certificate (PEM) says, which nobody has looked at yet.
 */
export type ReadAnswer =
  | { fault: FailureFields }
  | { failure: 'BAD_ANSWER' | 'SIGNATURE_INVALID' }
  | { certificate: string; said: unknown };

function read({ bytes, messageId, operation }: GivenAnswer): ReadAnswer {
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const message = parseOrNull(xml);
  if (!message) return { failure: 'BAD_ANSWER' };
  const fault = readFault(message);
  if (fault) return { fault: { ...fault } };
  const signed = verifyAnswer(message, xml, messageId);
  if (!signed) return { failure: 'SIGNATURE_INVALID' };
  const said = operation === 'hentDataAftaler' ? readAgreements(signed.body) : readXmlSvar(signed.body);
  return { certificate: signed.certificate.toString(), said };
}

parentPort?.postMessage(read(workerData as GivenAnswer));
