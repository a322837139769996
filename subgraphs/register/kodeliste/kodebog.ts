import { createHash } from 'node:crypto';
import { today } from '../../common/clock.ts';
import { Kode } from '../../common/kode.ts';
import { globalId } from '../../common/node.ts';
import { vocabulary } from '../../common/vocabulary.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import { refusal } from '../errors/refusals.ts';
import type { Kombination } from '../generated/sqlite/client.ts';
import { Kommune } from './kommune.ts';

/** The code tables there are. */
export const lister = ['ejerform', 'lovgrundlag', 'institutionstype', 'aktivitetsstatus', 'postnummer'] as const;

export type Liste = (typeof lister)[number];

export const Lister = vocabulary<Liste>('KodelisteNavn', 'The code tables.', {
  ejerform: 'Ownership, of a daginstitution.',
  lovgrundlag: 'Legal basis, of a daginstitution.',
  institutionstype: 'Kind of day-care, of an anvisningsenhed (STIL: InstType3).',
  aktivitetsstatus: 'Whether something exists: the program knows both values, so this table is not edited.',
  postnummer: 'Post numbers with their towns.',
});

export const isListe = (name: string): name is Liste => (lister as readonly string[]).includes(name);

/** The code tables and municipalities, a few hundred rows that every answer needs: read once, kept in memory. */
export class Kodebog {
  #koder: Koder;
  #lawful: ReadonlyMap<string, Kombination>;

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

  /** Another object after every edit of the tables. */
  get edition(): object {
    return this.#koder;
  }

  /** The number of the edit by an administrator that the tables are read up to; 0 as shipped. */
  get editionNumber(): number {
    return this.#koder.edition;
  }

  /** Whether the law lets units of this kind stand under this ownership and legal basis today. */
  isLawful(ejerformKode: string, lovgrundlagKode: string, institutionstypeKode: string): boolean {
    const kombination = this.#lawful.get(lawfulKey({ ejerformKode, lovgrundlagKode, institutionstypeKode }));
    return kombination !== undefined && isInForce(kombination);
  }

  /** The lawful combinations, as stored. */
  kombinationer = (): readonly Kombination[] => this.#koder.kombinationer;

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

/** Checks that a code is in its table; refuses others with KODE_UNKNOWN and names the codes there are. */
export const parseKode = (kodebog: Kodebog, liste: Liste) => (value: string, field: string) => {
  if (kodebog.has(liste, value)) return value;
  const example = kodebog
    .koder(liste)
    .map((kode) => `"${kode.kode}" (${kode.tekst})`)
    .slice(0, 4)
    .join(', ');
  throw refusal('KODE_UNKNOWN', { field, value, liste, example });
};

/** A short name for the content of all code tables: whoever keeps a copy sees by it when to read them again. */
export function codeTableVersion(kodebog: Kodebog): string {
  const tables = [lister.map((liste) => kodebog.koder(liste)), kodebog.kommuner(), kodebog.kombinationer()];
  return createHash('sha256').update(JSON.stringify(tables)).digest('hex').slice(0, 12);
}

type Combined = Pick<Kombination, 'ejerformKode' | 'lovgrundlagKode' | 'institutionstypeKode'>;

/** What tells two combinations apart. */
export const lawfulKey = ({ ejerformKode, lovgrundlagKode, institutionstypeKode }: Combined): string =>
  `${ejerformKode}/${lovgrundlagKode}/${institutionstypeKode}`;

/** The keys of the combinations that are in force on a day. */
export const lawful = (kombinationer: readonly Kombination[], day = today()): ReadonlySet<string> =>
  new Set(kombinationer.filter((row) => isInForce(row, day)).map(lawfulKey));

/** Whether a day is among those a row is valid on; both its days belong to them. */
function isInForce(row: { gyldigFra: string | null; gyldigTil: string | null }, day = today()): boolean {
  return (row.gyldigFra === null || row.gyldigFra <= day) && (row.gyldigTil === null || day <= row.gyldigTil);
}

/** What the code tables hold at one moment. */
interface Koder {
  /** The number of the last edit by an administrator; 0 as shipped. */
  edition: number;
  koder: ReadonlyMap<Liste, ReadonlyMap<string, Kode>>;
  kommuner: ReadonlyMap<string, Kommune>;
  kombinationer: readonly Kombination[];
}

/** Reads all code tables, a few hundred rows. */
async function readKoder(tx: RegisterTransaction): Promise<Koder> {
  // First: an edit that is committed meanwhile is then seen, or read once more at the next look.
  const edition = await readEdition(tx);
  const koder = await tx.kode.findMany({ orderBy: { kode: 'asc' } });
  const kommuner = await tx.kommune.findMany({ orderBy: { kode: 'asc' } });
  const kombinationer = await tx.kombination.findMany({
    orderBy: [{ lovgrundlagKode: 'asc' }, { ejerformKode: 'asc' }, { institutionstypeKode: 'asc' }],
  });
  const ofListe = (liste: Liste) => koder.filter((row) => row.liste === liste).map(toKode);
  return {
    edition,
    koder: new Map(lister.map((liste) => [liste, new Map(ofListe(liste).map((kode) => [kode.kode, kode]))])),
    kommuner: new Map(
      kommuner.map((row) => [row.kode, Object.assign(new Kommune(), row, { id: globalId('Kommune', row.kode) })]),
    ),
    kombinationer,
  };
}

/** The number of the last edit of the code tables. */
async function readEdition(tx: RegisterTransaction): Promise<number> {
  const row = await tx.counter.findUnique({ where: { navn: editionCounter } });
  return row?.vaerdi ?? 0;
}

export const editionCounter = 'kodebog';

const toKode = <Row extends Kode>(row: Row): Kode => Object.assign(new Kode(), row);
