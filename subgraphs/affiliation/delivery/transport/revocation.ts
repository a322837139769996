import 'reflect-metadata';
import type { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { X509Crl } from '@peculiar/x509';
import { StartupError } from '../../../common/startup-error.ts';

/** Whether a certificate of an issuer has been revoked; throws when no list that is valid now covers the issuer. */
export type IsRevoked = (certificate: X509Certificate, issuer: X509Certificate) => boolean;

/** Extensions that may be critical: a list of a part of the authority's certificates is a whole list of that part. */
const understood = new Set(['2.5.29.28']);

/**
 * The revocation lists of a file (PEM, or one as DER), which is read again when it changes. Whatever is unknown fails
 * closed: a file that is gone or broken, a list that has run out, or is not signed by the authority.
 */
export class Revocation {
  readonly #file: string;
  readonly #authorities: readonly X509Certificate[];
  #seen: { stamp: string; lists: ReadonlyMap<X509Certificate, X509Crl> } | undefined;

  constructor(file: string, trusted: readonly X509Certificate[]) {
    this.#file = file;
    this.#authorities = trusted.filter(({ ca }) => ca);
    if (this.#authorities.length === 0)
      throw new StartupError(
        'UNILOGIN_CRL_FILE: UNILOGIN_ANSWER_CA_FILE holds no authority that could have signed it.',
      );
  }

  /** What holds at this moment; throws when that is unknown. */
  async current(now: number): Promise<IsRevoked> {
    const lists = await this.#read();
    const holding = new Map([...lists].filter(([, list]) => isCurrent(list, now)));
    if (holding.size < this.#authorities.length) throw new Error('no revocation list that holds now');
    return (certificate, issuer) => {
      const list = holding.get(issuer);
      if (!list) throw new Error('no revocation list of the issuer');
      return list.findRevoked(certificate.serialNumber) !== null;
    };
  }

  async #read(): Promise<ReadonlyMap<X509Certificate, X509Crl>> {
    const { mtimeMs, size, ino } = await stat(this.#file);
    const stamp = [mtimeMs, size, ino].join();
    if (this.#seen?.stamp !== stamp) this.#seen = { stamp, lists: await this.#parse(await readFile(this.#file)) };
    return this.#seen.lists;
  }

  async #parse(bytes: Buffer): Promise<ReadonlyMap<X509Certificate, X509Crl>> {
    const { X509Crl, PublicKey } = await import('@peculiar/x509');
    const pem = bytes.toString('latin1').match(/-----BEGIN X509 CRL-----.*?-----END X509 CRL-----/gs);
    const lists = pem ? pem.map((one) => new X509Crl(one)) : [new X509Crl(new Uint8Array(bytes))];
    const found = new Map<X509Certificate, X509Crl>();
    for (const authority of this.#authorities) {
      const publicKey = new PublicKey(authority.publicKey.export({ type: 'spki', format: 'der' }));
      for (const list of lists)
        if (isWhole(list) && isNewer(list, found.get(authority)) && (await list.verify({ publicKey })))
          found.set(authority, list);
    }
    return found;
  }
}

const isCurrent = ({ thisUpdate, nextUpdate }: X509Crl, now: number): boolean =>
  nextUpdate !== undefined && thisUpdate.getTime() <= now && now <= nextUpdate.getTime();

const isWhole = ({ extensions }: X509Crl): boolean =>
  extensions.every(({ critical, type }) => !critical || understood.has(type));

const isNewer = (list: X509Crl, other: X509Crl | undefined): boolean =>
  other === undefined || list.thisUpdate > other.thisUpdate;
