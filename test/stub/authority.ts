import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

/** A certificate and its key, as PEM. */
export interface Identity {
  cert: string;
  key: string;
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};
const day = 86_400_000;
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** An authority that lasts as long as the program, and issues certificates for this machine. */
export class Authority {
  readonly cert: string;
  readonly #name: string;
  readonly #key: webcrypto.CryptoKey;

  private constructor(name: string, key: webcrypto.CryptoKey, cert: string) {
    this.#name = name;
    this.#key = key;
    this.cert = cert;
  }

  static async make(name: string): Promise<Authority> {
    const keys = await newKeys();
    const extensions = [new x509.BasicConstraintsExtension(true, undefined, true)];
    const cert = await x509.X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      keys,
      ...span(),
      extensions,
    });
    return new Authority(name, keys.privateKey, cert.toString('pem'));
  }

  /** `days` from now on; none for a certificate that has run out. */
  async issue(name: string, days = 30): Promise<Identity> {
    const keys = await newKeys();
    const cert = await x509.X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: `CN=${this.#name}`,
      publicKey: keys.publicKey,
      signingKey: this.#key,
      ...span(days),
      extensions: [
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
      ],
    });
    const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
    return { cert: cert.toString('pem'), key };
  }

  /** The revocation list with these certificates on it, PEM; of yesterday, and for so many days from now on. */
  async revoke(revoked: Identity[], days = 30): Promise<string> {
    const { notBefore: thisUpdate, notAfter: nextUpdate } = span(days);
    const entries = revoked.map(({ cert }) => ({
      serialNumber: new x509.X509Certificate(cert).serialNumber,
      revocationDate: thisUpdate,
    }));
    const list = { issuer: `CN=${this.#name}`, thisUpdate, nextUpdate, entries, signingKey: this.#key };
    return (await x509.X509CrlGenerator.create({ ...list, signingAlgorithm: algorithm })).toString('pem');
  }
}

const span = (days = 30) => ({
  notBefore: new Date(Date.now() - 2 * day),
  notAfter: new Date(days > 0 ? Date.now() + days * day : Date.now() - day),
});
