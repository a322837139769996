import { authenticationSubcodes, ImportFailure } from './import-failure.ts';
import { select } from './select.ts';

/**
 * The failure that a SOAP Fault tells of; null when there is none. Faults need not be signed: the service refuses what
 * it cannot verify before it has anything to sign with, and TLS has shown who it is. Their texts are not kept.
 */
export function readFault(message: Document): ImportFailure | null {
  const [fault] = select('/soap:Envelope/soap:Body/soap:Fault', message);
  if (!fault) return null;
  const words = [...select('soap:Code//soap:Value', fault), ...select('soap:Detail//*[not(*)]', fault)];
  const found = words.map(({ textContent }) => textContent?.trim().replace(/^.*:/, ''));
  const subcode = authenticationSubcodes.find((known) => found.includes(known)) ?? null;
  if (subcode !== null || select('soap:Detail/*[starts-with(local-name(), "Authentification")]', fault).length > 0)
    return new ImportFailure('AUTHENTICATION', { subcode });
  return found[0] === 'Receiver'
    ? new ImportFailure('SERVER_ERROR', { passing: true, uncertain: true })
    : new ImportFailure('REFUSED');
}
