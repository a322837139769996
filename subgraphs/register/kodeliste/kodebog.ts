import { Kode } from '../../common/kode.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kombination as KombinationRow } from '../generated/sqlite/client.ts';
import { Kommune } from '../kommune/kommune.ts';

export const lister = ['ejerform', 'lovgrundlag', 'institutionstype', 'aktivitetsstatus'] as const;
export type Liste = (typeof lister)[number];

/** The code tables and municipalities, a few hundred rows that every answer needs: read once, kept in memory. */
export class Kodebog {
  readonly #koder: Map<string, Map<string, Kode>>;
  readonly #kommuner: Map<string, Kommune>;
  readonly #kombinationer: readonly KombinationRow[];
  readonly #lawful: ReadonlySet<string>;

  private constructor(
    koder: Map<string, Map<string, Kode>>,
    kommuner: Map<string, Kommune>,
    kombinationer: readonly KombinationRow[],
  ) {
    this.#koder = koder;
    this.#kommuner = kommuner;
    this.#kombinationer = kombinationer;
    this.#lawful = new Set(kombinationer.map(lawfulKey));
  }

  static async read(database: RegisterDatabase): Promise<Kodebog> {
    const [koder, kommuner, kombinationer] = await Promise.all([
      database.read.kode.findMany({ orderBy: { kode: 'asc' } }),
      database.read.kommune.findMany({ orderBy: { kode: 'asc' } }),
      database.read.kombination.findMany({
        orderBy: [{ lovgrundlagKode: 'asc' }, { ejerformKode: 'asc' }, { institutionstypeKode: 'asc' }],
      }),
    ]);
    const byListe = new Map<string, Map<string, Kode>>(lister.map((liste) => [liste, new Map()]));
    for (const row of koder) byListe.get(row.liste)?.set(row.kode, Object.assign(new Kode(), row));
    const byKode = new Map(kommuner.map((row) => [row.kode, Object.assign(new Kommune(), row)]));
    return new Kodebog(byListe, byKode, kombinationer);
  }

  /** Whether the law lets units of this kind stand under this ownership and legal basis. */
  isLawful(ejerformKode: string, lovgrundlagKode: string, institutionstypeKode: string): boolean {
    return this.#lawful.has(lawfulKey({ ejerformKode, lovgrundlagKode, institutionstypeKode }));
  }

  /** The lawful combinations, as stored. */
  kombinationer = (): readonly KombinationRow[] => this.#kombinationer;

  has = (liste: Liste, kode: string): boolean => this.#koder.get(liste)?.has(kode) ?? false;

  /** The codes of one table, by code. */
  koder(liste: Liste): Kode[] {
    const koder = [...(this.#koder.get(liste)?.values() ?? [])];
    return koder.sort((a, b) => a.kode.localeCompare(b.kode, 'da', { numeric: true }));
  }

  /** The coded object of a stored code; null where the row has none. */
  kode(liste: Liste, kode: string | null): Kode | null {
    return kode === null ? null : (this.#koder.get(liste)?.get(kode) ?? null);
  }

  kommuner = (): Kommune[] => [...this.#kommuner.values()];

  kommune = (kode: string | null): Kommune | null => (kode === null ? null : (this.#kommuner.get(kode) ?? null));
}

type Kombination = { ejerformKode: string; lovgrundlagKode: string; institutionstypeKode: string };

const lawfulKey = ({ ejerformKode, lovgrundlagKode, institutionstypeKode }: Kombination): string =>
  `${ejerformKode}/${lovgrundlagKode}/${institutionstypeKode}`;
