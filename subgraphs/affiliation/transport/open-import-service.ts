import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartupError } from '../../common/startup-error.ts';
import type { Credentials } from './credentials.ts';
import type { ImportService } from './import-service.ts';
import { SoapImportService } from './soap-import-service.ts';
import type { TransportSettings } from './transport-settings.ts';

/** The import service with the keys that the settings name; throws a StartupError for files that do not do. */
export function openImportService(settings: TransportSettings): ImportService {
  return new SoapImportService(settings, readCredentials(settings));
}

function readCredentials({ keyFile, certFile, caFile, answerCaFile }: TransportSettings): Credentials {
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
  return { key, cert, ca, privateKey, certificate: own.raw.toString('base64'), trusted };
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
