import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartupError } from '../../../common/startup-error.ts';
import { type AnswerSigner, parseSigner } from './answer-signer.ts';
import type { ImportService } from './import-service.ts';
import { Revocation } from './revocation.ts';
import { SoapImportService } from './soap-import-service.ts';
import type { Credentials, TransportSettings } from './transport-settings.ts';

/** The import service with the keys that the settings name; throws a StartupError for files that do not do. */
export function openImportService(settings: TransportSettings): ImportService {
  return new SoapImportService(settings, readCredentials(settings));
}

function readCredentials({ keyFile, certFile, caFile, answerCaFile, ...settings }: TransportSettings): Credentials {
  const [key, cert] = [read(keyFile, 'UNILOGIN_KEY_FILE'), read(certFile, 'UNILOGIN_CERT_FILE')];
  const ca = caFile === null ? null : read(caFile, 'UNILOGIN_CA_FILE');
  if (ca !== null) certificates(ca, 'UNILOGIN_CA_FILE');
  const privateKey = known('UNILOGIN_KEY_FILE', 'no private key that can be read without a password', () =>
    createPrivateKey(key),
  );
  const [own] = certificates(cert, 'UNILOGIN_CERT_FILE');
  if (!own?.checkPrivateKey(privateKey))
    throw new StartupError(
      'UNILOGIN_CERT_FILE: the first certificate does not belong to the key in UNILOGIN_KEY_FILE.',
    );
  const trusted = certificates(read(answerCaFile, 'UNILOGIN_ANSWER_CA_FILE'), 'UNILOGIN_ANSWER_CA_FILE');
  const signer = { trusted, named: signerName(settings.signer, trusted), own };
  const revocation = settings.crlFile === null ? null : new Revocation(settings.crlFile, trusted);
  return { key, cert, ca, privateKey, certificate: own.raw.toString('base64'), signer, revocation };
}

function signerName(given: string | null, trusted: AnswerSigner['trusted']): AnswerSigner['named'] {
  if (given === null) {
    if (!trusted.some(({ ca }) => ca)) return null;
    throw new StartupError(
      'UNILOGIN_SIGNER: say who signs the answers, since UNILOGIN_ANSWER_CA_FILE holds an authority, which has issued for many: the SHA-256 fingerprint of the certificate, or its whole subject as CN=…,O=…,C=….',
    );
  }
  const named = parseSigner(given);
  if (named) return named;
  throw new StartupError(
    'UNILOGIN_SIGNER: give a SHA-256 fingerprint of 64 hexadecimal digits, or a whole subject as CN=…,O=…,C=….',
  );
}

function read(file: string, variable: string): string {
  return known(variable, `the file ${file} cannot be read`, () => readFileSync(file, 'utf8'));
}

function certificates(pem: string, variable: string): X509Certificate[] {
  const found = pem.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [];
  if (found.length === 0) throw new StartupError(`${variable}: there is no certificate (PEM) in the file.`);
  return known(variable, 'a certificate in the file cannot be read', () =>
    found.map((one) => new X509Certificate(one)),
  );
}

function known<T>(variable: string, complaint: string, make: () => T): T {
  try {
    return make();
  } catch {
    throw new StartupError(`${variable}: ${complaint}.`);
  }
}
