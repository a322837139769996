import type { Kode } from '../../common/kode.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { Kombination as KombinationRow } from '../generated/sqlite/client.ts';
import type { Kommune } from '../kommune/kommune.ts';
import { isInForce, lawfulKey } from './lawful.ts';
import type { Liste } from './lister.ts';
import { type Koder, readEdition, readKoder } from './read-koder.ts';

/** The code tables and municipalities, a few hundred rows that every answer needs: read once, kept in memory. */
export class Kodebog {
  #koder: Koder;
  #lawful: ReadonlyMap<string, KombinationRow>;

  private constructor(koder: Koder) {
    this.#koder = koder;
    this.#lawful = lawfulOf(koder);
  }

  static async read({ read }: RegisterDatabase): Promise<Kodebog> {
    return new Kodebog(await readKoder(read));
  }

  /** Reads the tables again if an administrator changed them since, also when another process did. */
  async keepUp(tx: RegisterTransaction, edition?: number): Promise<void> {
    if ((edition ?? (await readEdition(tx))) === this.#koder.edition) return;
    this.#koder = await readKoder(tx);
    this.#lawful = lawfulOf(this.#koder);
  }

  /** Whether the law lets units of this kind stand under this ownership and legal basis today. */
  isLawful(ejerformKode: string, lovgrundlagKode: string, institutionstypeKode: string): boolean {
    const kombination = this.#lawful.get(lawfulKey({ ejerformKode, lovgrundlagKode, institutionstypeKode }));
    return kombination !== undefined && isInForce(kombination);
  }

  /** The lawful combinations, as stored. */
  kombinationer = (): readonly KombinationRow[] => this.#koder.kombinationer;

  has = (liste: Liste, kode: string): boolean => this.kode(liste, kode) !== null;

  /** Whether a code is in its table and in force today. */
  inForce(liste: Liste, kode: string): boolean {
    const found = this.kode(liste, kode);
    return found !== null && isInForce(found);
  }

  /** The codes of one table, by code. */
  koder(liste: Liste): Kode[] {
    const koder = [...(this.#koder.koder.get(liste)?.values() ?? [])];
    return koder.sort((a, b) => a.kode.localeCompare(b.kode, 'da', { numeric: true }));
  }

  /** The coded object of a stored code; null where the row has none. */
  kode(liste: Liste, kode: string | null): Kode | null {
    return kode === null ? null : (this.#koder.koder.get(liste)?.get(kode) ?? null);
  }

  kommuner = (): Kommune[] => [...this.#koder.kommuner.values()];

  kommune = (kode: string | null): Kommune | null => (kode === null ? null : (this.#koder.kommuner.get(kode) ?? null));
}

const lawfulOf = ({ kombinationer }: Koder) => new Map(kombinationer.map((row) => [lawfulKey(row), row]));
